/** A field for the value of an item, by its type; Form.Item gives it value, change and id. */
import { Input, Select } from 'antd';
import type { LocalItem } from '../../../api/localRules';
import { useWord } from '../../../components/useWord';

export function LocalValue({ item, ...rest }: { item: LocalItem }) {
  const word = useWord();
  if (item.input === 'list') {
    return <Select mode="tags" open={false} suffixIcon={null} {...rest} />;
  }
  if (item.input === 'choice') {
    const options = item.choices.map((value) => ({ value, label: word('yesno', value) }));
    return <Select options={options} {...rest} />;
  }
  const typing = item.input === 'number' ? 'decimal' : undefined;
  return <Input autoComplete="off" inputMode={typing} suffix={item.unit || undefined} {...rest} />;
}
