import { useQuery } from '@tanstack/react-query';
import { failedNamesQuery, keysQuery } from '../api/queries';
import { failuresQuery, lastRequestQuery } from '../api/request-queries';
import { useDirectory } from '../directories/use-directory';
import { Failure } from '../elements/failure';
import { number } from '../elements/format';
import { useTitle } from '../elements/use-title';
import { Attention } from './attention';
import { FirstSteps } from './first-steps';
import { ProviderFacts } from './provider-facts';
import { RecordFacts } from './record-facts';
import { Traffic } from './traffic';

export const OverviewPage = () => {
  useTitle('Overview');
  const directory = useDirectory();
  const { id, users, groups } = directory;
  const { data: keys = [], error: keysUnknown } = useQuery(keysQuery(id));
  const { data: failed, error: namesUnknown } = useQuery(failedNamesQuery(id));
  const { data: failures, error: failuresUnknown } = useQuery(failuresQuery(id));
  const { data: last } = useQuery(lastRequestQuery(id));
  const figures = [
    { name: 'Active users', value: users.active },
    { name: 'Suspended users', value: users.total - users.active },
    { name: 'Groups', value: groups },
    {
      name: 'Rules off',
      value: failed && new Set(failed.map(({ section, ruleIndex }) => `${section} ${ruleIndex}`)).size,
    },
    { name: 'Unresolved failures', value: failures?.length },
  ];
  const unknown = [keysUnknown, namesUnknown, failuresUnknown].filter((error) => error !== null);
  return (
    <>
      <h1>Overview</h1>
      <FirstSteps directory={directory} wasReached={Boolean(last)} />
      {unknown.map((error) => (
        <Failure key={error.message} error={error} />
      ))}
      <Attention directory={directory} keys={keys} failures={failures ?? []} />
      <dl className="figures">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === undefined ? '–' : number(value)}</dd>
          </div>
        ))}
      </dl>
      <Traffic directory={id} />
      <ProviderFacts directory={directory} />
      <RecordFacts directory={directory} />
    </>
  );
};
