/** A chart drawn as SVG; the library is loaded when the first chart is. */
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { chartColors } from '../app/theme';

type Props = {
  option: EChartsCoreOption;
  height: number;
  /** what the chart says, for those who do not see it */
  label: string;
  /** a click on a bar or point, with its name and series */
  onPick?: (name: string, series: string) => void;
};

export function Chart({ option, height, label, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const wanted = useRef(option);
  wanted.current = option;
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    let gone = false;
    let watcher: ResizeObserver | undefined;
    void import('./echarts').then(({ init }) => {
      if (gone || !box.current) return;
      const made = init(box.current, null, { renderer: 'svg' });
      chart.current = made;
      made.setOption({ color: chartColors, animation: false, ...wanted.current });
      made.on('click', (event) => pick.current?.(event.name, event.seriesName ?? ''));
      watcher = new ResizeObserver(() => made.resize());
      watcher.observe(box.current);
    });
    return () => {
      gone = true;
      watcher?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ color: chartColors, animation: false, ...option }, true);
  }, [option]);
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}
