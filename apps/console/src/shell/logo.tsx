export const Logo = () => (
  <span className="logo">
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="logo-ground" />
      <path d="M8 10.5l2.2 2.2L14 9M8 21.5l2.2 2.2L14 20M17.5 11.5H25M17.5 22H25" className="logo-sign" />
    </svg>
    Rollcall
  </span>
);
