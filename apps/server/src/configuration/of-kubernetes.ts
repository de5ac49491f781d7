/**
 * Whether Kubernetes set a variable. It does in every container beside a service that is called rollcall, and
 * `ROLLCALL_PORT` is then a URL, such as `tcp://10.0.0.7:8080`.
 */
export const isOfKubernetes = (variable: string, value: string | undefined): boolean =>
  /^ROLLCALL_(SERVICE_|PORT_\d)/.test(variable) ||
  (variable === 'ROLLCALL_PORT' && /^(tcp|udp|sctp):\/\//.test(value ?? ''));
