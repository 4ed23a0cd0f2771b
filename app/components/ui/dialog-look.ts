import type { ReactNode } from 'react';

export type DialogLook = {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  role?: 'dialog' | 'alertdialog';
};

export const overlayClass = 'fixed inset-0 z-40 animate-appear bg-scrim';
