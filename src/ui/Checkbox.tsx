import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly end?: ReactNode;
}

/** The whole row is the target. */
export function Checkbox({ label, description, end, id, ...rest }: CheckboxProps) {
  const made = useId();
  const inputId = id ?? made;
  const descriptionId = `${inputId}-description`;
  return (
    <div className="bf-checkbox" data-state={rest.disabled ? 'disabled' : 'ready'}>
      <input {...rest} className="bf-tick" id={inputId} type="checkbox" aria-describedby={description ? descriptionId : undefined} />
      <div>
        <label htmlFor={inputId}>{label}</label>
        {description && (
          <p className="bf-small" id={descriptionId}>
            {description}
          </p>
        )}
      </div>
      {end && <div className="bf-checkbox-end">{end}</div>}
    </div>
  );
}
