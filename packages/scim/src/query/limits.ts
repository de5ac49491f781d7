/** Resources in one page when the client names no number. */
export const DEFAULT_PAGE_SIZE = 100;
/** Resources in one page, whatever the client asks for. */
export const MAX_PAGE_SIZE = 1000;
/** Members shown in one page of groups; a page is rather short than larger (RFC 7644 section 3.4.2.4). */
export const MAX_PAGE_MEMBERS = 200_000;
/** Comparisons that one query or PATCH may take where no index helps; below a second of one core. */
export const MAX_COMPARISONS = 2_000_000;
/** What sorting costs for each resource, in comparisons. */
export const SORT_COMPARISONS = 10;
