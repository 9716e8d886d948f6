/** The box of a table that scrolls inside: its height, and the keyboard reaches the scrolled part. */
import { useEffect } from 'react';
import { useHeight } from '../../components/useHeight';

/** @returns a ref for the box around an antd table, and the height of the box in pixels */
export function useTableBox() {
  const { ref, height } = useHeight<HTMLDivElement>();
  useEffect(() => {
    // antd gives no way to make the scrolled body focusable
    ref.current?.querySelector('.ant-table-body')?.setAttribute('tabindex', '0');
  });
  return { ref, height };
}
