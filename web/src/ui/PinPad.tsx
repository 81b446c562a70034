import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EnterIcon, EraseIcon } from './icons';
import classes from './PinPad.module.css';
import { useUndoneByScans } from './scanning/useScans';

/** As many as the server takes. */
const LONGEST_PIN = 8;
/** Dots are drawn for a usual PIN before it is typed, more only while a longer one is. */
const USUAL_PIN = 4;

type Props = {
  label: string;
  pin: string;
  onChange: (pin: string) => void;
  onEnter: () => void;
  disabled: boolean;
  wrong: boolean;
};

/**
 * The PIN as dots and a pad; digits, Backspace and Enter of a keyboard work without focusing anything. In a dialog it
 * takes what is typed in the dialog, elsewhere what is typed outside of any.
 */
export function PinPad({ label, pin, onChange, onEnter, disabled, wrong }: Props) {
  const { t } = useTranslation();
  const pad = useRef<HTMLFieldSetElement>(null);
  useUndoneByScans(pin, onChange);
  useEffect(() => {
    if (disabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea')) return;
      const dialog = target.closest('[role="dialog"]');
      if (dialog !== null && !dialog.contains(pad.current)) return;
      // Enter presses a button that has the focus; the pad's own and a chosen tile have nothing else to do.
      const button = target.closest('button:not([aria-pressed="true"])');
      if (event.key === 'Enter' && button !== null && !pad.current?.contains(button)) return;
      if (/^\d$/.test(event.key)) onChange((pin + event.key).slice(0, LONGEST_PIN));
      else if (event.key === 'Backspace') onChange(pin.slice(0, -1));
      else if (event.key === 'Enter' && pin !== '') onEnter();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [disabled, pin, onChange, onEnter]);

  const places = Array.from({ length: Math.max(USUAL_PIN, pin.length) }, (_, place) => place);
  return (
    <fieldset ref={pad} className={classes['pinPad']} disabled={disabled} aria-label={label}>
      <div className={classes['dots']} data-wrong={wrong || undefined}>
        {places.map((place) => (
          <span key={place} data-typed={place < pin.length || undefined} />
        ))}
        <span className="tk-unseen" role="status">
          {t('signin.digitsTyped', { count: pin.length })}
        </span>
      </div>
      <div className={classes['pad']}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <button key={digit} type="button" onClick={() => onChange((pin + digit).slice(0, LONGEST_PIN))}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label={t('signin.eraseDigit')} onClick={() => onChange(pin.slice(0, -1))}>
          <EraseIcon />
        </button>
        <button type="button" onClick={() => onChange(`${pin}0`.slice(0, LONGEST_PIN))}>
          {'0'}
        </button>
        <button
          type="button"
          className={classes['enter']}
          aria-label={t('signin.enter')}
          disabled={pin === ''}
          onClick={onEnter}
        >
          <EnterIcon />
        </button>
      </div>
    </fieldset>
  );
}
