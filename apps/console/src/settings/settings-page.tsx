import { useDirectory } from '../directories/use-directory';
import { useTitle } from '../elements/use-title';
import { ErasureSection } from './erasure-section';
import { FeedSection } from './feeds/feed-section';
import { IdpSection } from './idp/idp-section';
import { SchemaSection } from './schemas/schema-section';
import { SessionSection } from './sessions/session-section';

/** What is set once and seldom changed. */
export const SettingsPage = () => {
  useTitle('Settings');
  const { id, erasable } = useDirectory();
  return (
    <>
      <h1>Settings</h1>
      <IdpSection directory={id} />
      <SchemaSection directory={id} />
      <FeedSection directory={id} />
      <ErasureSection directory={id} erasable={erasable === true} />
      <SessionSection />
    </>
  );
};
