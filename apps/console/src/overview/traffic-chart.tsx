import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

type Props = {
  /** What the picture says, for those who do not see it. */
  readonly label: string;
  /** Of each column, in seconds since 1970. */
  readonly times: ReadonlyArray<number>;
  readonly requests: ReadonlyArray<number>;
  readonly failed: ReadonlyArray<number>;
};

const HEIGHT = 150;

/** Requests hour by hour, those that failed in front. */
const TrafficChart = ({ label, times, requests, failed }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = place.current;
    if (host === null) return;
    let chart: UPlot | undefined;
    const draw = () => {
      chart?.destroy();
      chart = new UPlot(optionsIn(host), [[...times], [...requests], [...failed]], host);
    };
    draw();
    const size = new ResizeObserver(() => chart?.setSize({ width: host.clientWidth, height: HEIGHT }));
    size.observe(host);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      size.disconnect();
      dark.removeEventListener('change', draw);
      chart?.destroy();
    };
  }, [times, requests, failed]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
};

export default TrafficChart;

/** In the colours of the page. */
const optionsIn = (host: HTMLElement): UPlot.Options => {
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(`--${name}`);
  const axis = {
    stroke: colour('muted'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
  };
  const columns = UPlot.paths.bars?.({ size: [0.8, 40] });
  const series = (label: string, fill: string): UPlot.Series => ({
    label,
    fill,
    stroke: fill,
    width: 0,
    points: { show: false },
    ...(columns && { paths: columns }),
  });
  return {
    width: host.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_chart, _least, most) => [0, Math.max(4, Math.ceil(most * 1.1))] } },
    axes: [
      { ...axis, font: `11px ${style.fontFamily}` },
      { ...axis, size: 44, font: `11px ${style.fontFamily}` },
    ],
    series: [{}, series('Requests', colour('accent')), series('Failed', colour('bad'))],
  };
};
