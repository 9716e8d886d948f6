/** A new password, written twice. */
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { passwordRules } from './passwordRules';

/** @param label of the first field, where another password stands beside it */
export function PasswordFields({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="password"
        label={label ?? t('entrance:password.label')}
        extra={t('entrance:password.rule')}
        rules={passwordRules(t)}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('entrance:password.again')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('entrance:password.againNeeded') },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              !value || value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('entrance:password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
