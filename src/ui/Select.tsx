import { useId, type ReactNode, type SelectHTMLAttributes } from 'react';

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
}

/** The browser's own list: at home on every device and with every assistive technology. */
export function Select({ label, labelHidden = false, id, children, ...rest }: SelectProps) {
  const made = useId();
  const selectId = id ?? made;
  return (
    <div className="bf-field" data-kind="select">
      <label htmlFor={selectId} className={labelHidden ? 'bf-visually-hidden' : 'bf-field-label'}>
        {label}
      </label>
      <select {...rest} id={selectId} className="bf-input">
        {children}
      </select>
    </div>
  );
}
