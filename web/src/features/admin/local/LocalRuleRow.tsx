/** One rule; what was entered here can be ended and taken back here. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalItem, type LocalRule, useLocalChange } from '../../../api/localRules';
import { DateText } from '../../../components/DateText';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useWord } from '../../../components/useWord';
import { LocalEndForm } from './LocalEndForm';

export function LocalRuleRow(props: { item: LocalItem; rule: LocalRule; may: boolean }) {
  const { item, rule, may } = props;
  const { t } = useTranslation();
  const word = useWord();
  return (
    <tr>
      <td className="mono">{rule.region || t('admin:local.everywhere')}</td>
      <td>
        {word('yesno', rule.value)} {item.unit}
      </td>
      <td>
        <DateText value={rule.from} />
      </td>
      <td>{rule.to ? <DateText value={rule.to} /> : t('admin:local.inForce')}</td>
      <td>
        {rule.source || <span className="muted">{t('common:none')}</span>}
        {rule.note && <div className="muted small">{rule.note}</div>}
      </td>
      <td>
        {word('layer', rule.layer)}
        {rule.own && may && <Deeds item={item} rule={rule} />}
        {!rule.own && <div className="muted small">{rule.file}</div>}
      </td>
    </tr>
  );
}

function Deeds({ item, rule }: { item: LocalItem; rule: LocalRule }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const [ending, setEnding] = useState(false);
  const change = useLocalChange(() => message.success(t('admin:local.withdrawn')));
  const which = { item: item.item, region: rule.region, from: rule.from ?? '' };
  const withdraw = () =>
    modal.confirm({
      title: t('admin:local.withdrawAsk', { item: item.item, value: rule.value }),
      content: t('admin:local.withdrawWhy'),
      okText: t('admin:local.withdraw'),
      okButtonProps: { danger: true },
      onOk: () => change.mutate({ end: which }),
    });
  return (
    <>
      <Button size="small" type="link" onClick={() => setEnding(true)}>
        {t('admin:local.end')}
      </Button>
      <Button size="small" type="link" danger loading={change.isPending} onClick={withdraw}>
        {t('admin:local.withdraw')}
      </Button>
      {change.isError && <ErrorPanel compact error={change.error} />}
      {ending && <LocalEndForm which={which} onClose={() => setEnding(false)} />}
    </>
  );
}
