export const NO_MASTER_KEY =
  'what is personal here is encrypted, and no master key was given: set ROLLCALL_MASTER_KEY_FILE or ROLLCALL_MASTER_KEY';
