import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Checkbox } from '../../src/ui/Checkbox.js';
import { Select } from '../../src/ui/Select.js';
import { TextField } from '../../src/ui/TextField.js';

describe('fields', () => {
  it('say what is wrong with them, in place of the hint', () => {
    const { rerender } = render(<TextField label="Name" hint="Up to 100 characters." />);
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Up to 100 characters.');
    expect(screen.getByRole('textbox')).not.toHaveAttribute('aria-invalid');
    rerender(<TextField label="Name" hint="Up to 100 characters." error="Enter a name." />);
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeInvalid();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Enter a name.');
  });

  it('are ticked by their label, and say more in their description', async () => {
    render(<Checkbox label="Operating" description="Chequing" end="CA$1.00" />);
    await userEvent.click(screen.getByText('Operating'));
    expect(screen.getByRole('checkbox', { name: 'Operating' })).toBeChecked();
    expect(screen.getByRole('checkbox')).toHaveAccessibleDescription('Chequing');
  });

  it('have a name even where it is not seen', () => {
    render(
      <Select label="Sort by" labelHidden defaultValue="a">
        <option value="a">A</option>
      </Select>,
    );
    expect(screen.getByRole('combobox', { name: 'Sort by' })).toHaveValue('a');
  });
});
