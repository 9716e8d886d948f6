/** Name, unit and time over every page, so that a photographed screen or a print tells its source. */
import { Watermark } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useSession } from '../api/session';
import { beijingNow } from '../components/beijing';

const RENEW_MS = 5 * 60_000;
const now = () => beijingNow().format('YYYY-MM-DD HH:mm');

type Props = { children: ReactNode; className?: string };

export function PageWatermark({ children, className = 'shell-page' }: Props) {
  const session = useSession();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), RENEW_MS);
    return () => clearInterval(timer);
  }, []);
  const name = session?.user?.name ?? '';
  const unit = session?.unit ?? '';
  const content = useMemo(() => [`${name} ${unit}`, time], [name, unit, time]);
  return (
    <Watermark
      className={className}
      content={content}
      font={{ color: 'rgba(29,38,50,0.055)', fontSize: 14 }}
      gap={[140, 120]}
      zIndex={5}
    >
      {children}
    </Watermark>
  );
}
