/** Checklist, conclusion and reason. Ctrl Enter submits. */
import { Button, Checkbox, Input, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../components/useWord';
import type { Detail } from './queries';
import { StepsOpen } from './StepsOpen';
import type { DraftState } from './useDraft';

type Props = {
  targets: Detail['targets'];
  verify: string[];
  held: DraftState;
  busy: boolean;
  blocked: boolean;
  onSubmit: (code: string, thoughOpen: boolean) => void;
  onClose: () => void;
  /** the person has just opened it: the keyboard goes to its first field */
  focus: boolean;
};

export function VerifyForm(props: Props) {
  const { targets, verify, held, busy, blocked, onSubmit, onClose, focus } = props;
  const { t } = useTranslation();
  const word = useWord();
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form opens
  useEffect(() => {
    if (focus) form.current?.querySelector('input')?.focus();
  }, []);
  const { draft, change, saved } = held;
  const target = targets.find((one) => one.code === draft.state);
  const ready = target && !blocked && (!target.reasoned || (draft.reason ?? '').trim() !== '');
  const left = verify.filter((step) => !(draft.checks ?? []).includes(step));
  const back = target?.reasoned && ['open', 'checking'].includes(target.code);
  const [asked, setAsked] = useState(false);
  const lacking = !target
    ? t('clues:verify.chooseFirst')
    : target.reasoned && !(draft.reason ?? '').trim()
      ? t('clues:verify.reasonNeeded', { state: word('state', target.state) })
      : target.reasoned && left.length > 0
        ? t('clues:verify.stepsOpen', { count: left.length })
        : '';
  const submit = () => {
    if (!ready || !target || busy) return;
    if (target.code === 'true' && left.length > 0) setAsked(true);
    else onSubmit(target.code, false);
  };
  return (
    <form
      ref={form}
      className="column clue-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      {verify.length > 0 && (
        <fieldset className="clue-checks">
          <legend className="small muted">
            {t('clues:verify.checks', { done: (draft.checks ?? []).length, total: verify.length })}
          </legend>
          <Checkbox.Group
            value={draft.checks}
            onChange={(checks) => change({ checks: checks.map(String) })}
            options={verify.map((step) => ({ value: step, label: step }))}
          />
        </fieldset>
      )}
      <Radio.Group
        block
        optionType="button"
        buttonStyle="solid"
        aria-label={t('clues:verify.state')}
        value={target?.code ?? ''}
        onChange={(event) => change({ state: String(event.target.value) })}
        options={targets.map((one) => ({ value: one.code, label: word('state', one.state) }))}
      />
      <Input.TextArea
        aria-label={t('clues:verify.reason')}
        aria-describedby="verify-keys"
        placeholder={t(`clues:verify.${back ? 'backHint' : 'reasonHint'}`)}
        rows={3}
        maxLength={4000}
        value={draft.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <StepsOpen
        steps={asked ? left : []}
        onGoOn={() => onSubmit('true', true)}
        onClose={() => setAsked(false)}
      />
      <Foot lacking={lacking} ready={Boolean(ready)} busy={busy} saved={saved} onClose={onClose} />
    </form>
  );
}

type FootProps = Pick<Props, 'busy' | 'onClose'> &
  Pick<DraftState, 'saved'> & { lacking: string; ready: boolean };

/** What is still lacking, beside what sends the form: always in sight. */
function Foot({ lacking, ready, busy, saved, onClose }: FootProps) {
  const { t } = useTranslation();
  return (
    <div className="clue-form-foot">
      {lacking && (
        <p className={ready ? 'small tone-amber clue-lacking' : 'small muted clue-lacking'}>
          {lacking}
        </p>
      )}
      <div className="row">
        <span className="small muted" id="verify-keys">
          {t('clues:verify.keys')}
        </span>
        <span className="small muted grow" role="status">
          {saved === 'none' ? '' : t(`clues:draft.${saved}`)}
        </span>
        <Button onClick={onClose}>{t('clues:verify.close')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready}
          loading={busy}
          aria-keyshortcuts="Control+Enter"
        >
          {t('clues:verify.submit')}
        </Button>
      </div>
    </div>
  );
}
