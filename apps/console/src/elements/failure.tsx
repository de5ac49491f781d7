import { Banner } from './banner';

type Props = { readonly error: Error };

/** What the server said no to, in its words. */
export const Failure = ({ error }: Props) => <Banner tone="bad" title={error.message} />;
