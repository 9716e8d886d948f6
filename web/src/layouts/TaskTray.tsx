/** The tray of long jobs in the header: what runs, what ended, on every page and after a reload. */
import { UnorderedListOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJobEvents } from '../api/useJobEvents';
import { EmptyState } from '../components/EmptyState';
import { TaskRow } from '../components/TaskRow';
import '../styles/tasks.css';

const SHOWN = 12;

export function TaskTray() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const jobs = useJobEvents();
  const running = jobs.filter((job) => !job.ended).length;
  const close = () => setOpen(false);
  const said = running ? t('tasks:tray.running', { count: running }) : t('tasks:tray.title');
  return (
    <>
      <Button
        type="text"
        className="tray-button"
        icon={<UnorderedListOutlined aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {said}
        {running > 0 && <Badge status="processing" className="tray-badge" />}
      </Button>
      <Drawer
        title={t('tasks:tray.title')}
        open={open}
        onClose={close}
        size={440}
        extra={
          <Link to={'/tasks' as '/'} onClick={close}>
            {t('tasks:tray.all')}
          </Link>
        }
        styles={{ body: { padding: 0 } }}
      >
        {jobs.length ? (
          <ul className="tasks">
            {jobs.slice(0, SHOWN).map((job) => (
              <TaskRow key={job.id} job={job} onLeave={close} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('tasks:tray.empty')} reason={t('tasks:tray.emptyWhy')} />
        )}
      </Drawer>
    </>
  );
}
