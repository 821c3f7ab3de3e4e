import { forwardRef, useId, type InputHTMLAttributes, type ReactNode } from 'react';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField({ label, labelHidden = false, hint, error, id, ...rest }, ref) {
  const made = useId();
  const inputId = id ?? made;
  const noteId = `${inputId}-note`;
  const note = error ?? hint;
  return (
    <div className="bf-field">
      <label htmlFor={inputId} className={labelHidden ? 'bf-visually-hidden' : 'bf-field-label'}>
        {label}
      </label>
      <input {...rest} ref={ref} id={inputId} className="bf-input" aria-invalid={error ? true : undefined} aria-describedby={note ? noteId : undefined} />
      {note && (
        <p id={noteId} className={error ? 'bf-field-error' : 'bf-small'}>
          {note}
        </p>
      )}
    </div>
  );
});
