import type { LucideIcon } from 'lucide-react';

export type Icon = LucideIcon;
export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

/** Ink on its tint with its line. */
export const TINTED: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted border-line',
  accent: 'bg-accent-tint text-accent-ink border-accent-line',
  info: 'bg-info-tint text-info-ink border-info-line',
  success: 'bg-success-tint text-success-ink border-success-line',
  warning: 'bg-warning-tint text-warning-ink border-warning-line',
  danger: 'bg-danger-tint text-danger-ink border-danger-line',
};

/** A solid patch: dots and bars. */
export const SOLID: Record<Tone, string> = {
  neutral: 'bg-data-other',
  accent: 'bg-accent',
  info: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

export const INK: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  success: 'text-success-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
};
