import { useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/** Whether a dialog with a form is open: until it is closed, or its form has been sent and answered. */
export function useOpenUntilSent(): [open: boolean, setOpen: (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  const { state } = useNavigation();
  const sent = useRef(false);
  useEffect(() => {
    if (state === 'submitting') sent.current = true;
    if (state !== 'idle' || !sent.current) return;
    sent.current = false;
    setOpen(false);
  }, [state]);
  return [open, setOpen];
}
