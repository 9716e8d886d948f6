/** A link that looks like a button: opens in another tab, can be copied, works with the keyboard. */
import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

type Props = Omit<ButtonProps, 'type' | 'target'> & {
  /** the main action of the page */
  main?: boolean;
  ref?: Ref<HTMLAnchorElement>;
};

// a link has a `type` of its own, so the look of the button needs another name
function Anchor({ main, ref, ...rest }: Props) {
  return <Button {...rest} ref={ref} type={main ? 'primary' : 'default'} />;
}

export const LinkButton = createLink(Anchor);
