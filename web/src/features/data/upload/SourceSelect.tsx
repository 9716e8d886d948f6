/** The file's column for a standard column, or one text for every row where there is none. */
import { App, Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import type { Part, Target } from '../types';

type Props = {
  part: Part;
  target: Target;
  /** what is decided, by standard column */
  onSay: (values: Record<string, string>) => void;
  /** why the last answer was not taken */
  refused?: unknown;
};

const FIXED = '=';
/** the supplier vouches that the cell is blank in every row */
const BLANK = '=-';

export function SourceSelect({ part, target, onSay, refused }: Props) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState(false);
  const take = useTaking(part, target, onSay);
  const columns = part.sources.map((source) => ({
    value: `c${source.index}`,
    label: target.hints?.includes(source.index)
      ? t('data:map.hint', { header: source.header, element: target.element })
      : source.header,
    rival: target.rivals.includes(source.index) || target.hints?.includes(source.index),
  }));
  columns.sort((one, other) => Number(other.rival) - Number(one.rival));
  const vouched = Boolean(target.blank) && target.fixed === target.blank && !typing;
  const fixed = typing || (Boolean(target.fixed) && !vouched);
  const value = vouched ? BLANK : fixed ? FIXED : target.source == null ? '' : `c${target.source}`;
  const choose = (chosen: string) => {
    setTyping(chosen === FIXED);
    if (chosen === BLANK) onSay({ [target.name]: `${FIXED}${target.blank}` });
    else if (chosen !== FIXED) take(chosen);
  };
  const blankLabel = t('data:map.blank', { words: vouchedWords(target) });
  const lacking = target.required && target.source == null && !target.fixed;
  return (
    <div className="column source-select">
      <Select
        className="whole-width"
        aria-label={t('data:map.sourceOf', { column: target.name })}
        value={value}
        status={lacking ? 'error' : undefined}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('data:map.none') },
          ...(target.blank ? [{ value: BLANK, label: blankLabel }] : []),
          { value: FIXED, label: t('data:map.fixed') },
          ...columns,
        ]}
      />
      {fixed && (
        <FixedText
          key={target.fixed}
          target={target}
          refused={refused}
          onText={(text) => onSay({ [target.name]: `${FIXED}${text}` })}
        />
      )}
      {Boolean(refused) && !fixed && <ErrorPanel error={refused} compact />}
    </div>
  );
}

/** What a supplier says by blank cells: the words without their mark. */
export function vouchedWords(target: Target): string {
  return target.blank.slice(target.blank.indexOf('\uff1a') + 1);
}

type FixedProps = { target: Target; refused: unknown; onText: (text: string) => void };

/**
 * The text as it is typed, and when it goes to the server.
 *
 * After a refusal the server still holds the text before it: typed again it must be sent again,
 * or the refusal would stand for ever.
 */
function useFixedText({ target, refused, onText }: FixedProps) {
  const [text, setText] = useState(target.fixed);
  const [left, setLeft] = useState(false);
  const sent = useRef<string>(undefined);
  const give = (typed: string) => {
    sent.current = typed;
    onText(typed);
  };
  const typed = text.trim();
  const change = (value: string) => {
    setText(value);
    // what the server holds is known to be right: nobody has to leave the field for it
    if (refused && value.trim() && value.trim() === target.fixed) give(value.trim());
  };
  const leave = () => {
    setLeft(true);
    if (typed && (refused || typed !== target.fixed)) give(typed);
  };
  const blank = left && !typed;
  // why another text was refused says nothing of this one
  const said = refused && (sent.current ?? typed) === typed ? refused : undefined;
  return { text, change, leave, blank, said };
}

/** The text that stands in every row; sent when the field is left, chosen where all are known. */
function FixedText(props: FixedProps) {
  const { t } = useTranslation();
  const { target, refused, onText } = props;
  const { text, change, leave, blank, said } = useFixedText(props);
  if (target.values?.length)
    return (
      <>
        <Select
          aria-label={t('data:map.fixedOf', { column: target.name })}
          placeholder={t('data:map.fixedChoose')}
          value={target.fixed || undefined}
          defaultOpen={!target.fixed}
          status={refused ? 'error' : undefined}
          onSelect={(value) => (refused || value !== target.fixed) && onText(value)}
          options={target.values.map((value) => ({ value, label: value }))}
        />
        {Boolean(refused) && <ErrorPanel error={refused} compact />}
      </>
    );
  return (
    <>
      <Input
        status={said || blank ? 'error' : undefined}
        aria-label={t('data:map.fixedOf', { column: target.name })}
        placeholder={t('data:map.fixedHint')}
        value={text}
        maxLength={100}
        autoFocus={!target.fixed}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
        onPressEnter={leave}
      />
      {blank && <div className="small tone-red">{t('data:map.fixedBlank')}</div>}
      {Boolean(said) && <ErrorPanel error={said} compact />}
    </>
  );
}

/** Takes a column; where it stands for another one already, the person is asked first. */
function useTaking(part: Part, target: Target, onSay: Props['onSay']) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (chosen: string) => {
    const holder = part.targets.find(
      (one) => chosen && `c${one.source}` === chosen && one.name !== target.name,
    );
    if (!holder) {
      onSay({ [target.name]: chosen });
      return;
    }
    const names = {
      header: part.sources.find((source) => `c${source.index}` === chosen)?.header,
      holder: holder.name,
      column: target.name,
    };
    const both = holder.shares?.includes(target.name);
    const asked = modal.confirm({
      title: t('data:map.taken', names),
      content: t(holder.required ? 'data:map.takenNeeded' : 'data:map.takenThen', names),
      okText: t('data:map.takeAway', names),
      onOk: () => onSay({ [target.name]: chosen, [holder.name]: '' }),
      footer: (_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          <OkBtn />
          {both && (
            <Button
              type="primary"
              onClick={() => {
                asked.destroy();
                onSay({ [target.name]: chosen, [holder.name]: chosen });
              }}
            >
              {t('data:map.takeBoth', names)}
            </Button>
          )}
        </>
      ),
    });
  };
}
