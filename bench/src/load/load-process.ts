import autocannon from 'autocannon';
import type { Load } from './load';

const run = async ({ url, method = 'POST', headers, body, connections, seconds }: Load): Promise<void> => {
  const result = await autocannon({
    url,
    method,
    headers,
    ...(body === undefined ? {} : { body, idReplacement: true }),
    connections,
    duration: seconds,
  });
  console.log(
    JSON.stringify({
      requestsPerSecond: result['2xx'] / result.duration,
      p50: result.latency.p50,
      p99: result.latency.p99,
      failures: result.non2xx + result.errors,
    }),
  );
};

void run(JSON.parse(process.argv[2] ?? '{}'));
