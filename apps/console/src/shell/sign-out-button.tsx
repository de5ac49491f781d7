import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signOut } from '../api/commands';
import { sessionQuery } from '../api/queries';
import { forgetDrafts } from '../elements/drafts';

export const SignOutButton = () => {
  const queryClient = useQueryClient();
  const signingOut = useMutation({
    mutationFn: signOut,
    onSuccess: ({ continueAt }) => {
      forgetDrafts();
      if (continueAt === null) queryClient.setQueryData(sessionQuery.queryKey, null);
      else window.location.assign(continueAt);
    },
  });
  return (
    <button
      type="button"
      className="quiet"
      disabled={signingOut.isPending}
      onClick={() => signingOut.mutate()}
    >
      Sign out
    </button>
  );
};
