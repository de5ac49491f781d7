import { startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';

const run = async (): Promise<void> => {
  const double = await startEventStoreDbDouble();
  process.once('SIGTERM', () => void double.dispose().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: double.connectionString() }));
};

void run();
