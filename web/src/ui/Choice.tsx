import classes from './Choice.module.css';

type Props<Value extends string> = {
  label: string;
  value: Value | null;
  options: { value: Value; label: string; lang?: string }[];
  onChoose: (value: Value) => void;
};

/** Two or three ways of which one holds. Pressing the one that holds says so again, which may matter. */
export function Choice<Value extends string>({ label, value, options, onChoose }: Props<Value>) {
  return (
    <fieldset className={classes['choice']} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          lang={option.lang}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
