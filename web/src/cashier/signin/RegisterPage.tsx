import { useNavigate } from '@tanstack/react-router';
import { useMe } from '#/shop/identity';
import { ChooseRegister } from './ChooseRegister';
import classes from './RegisterPage.module.css';

/** This device has been carried to another register. */
export function RegisterPage() {
  const me = useMe();
  const navigate = useNavigate();
  return (
    <div className={classes['page']}>
      <ChooseRegister me={me} onChosen={() => void navigate({ to: '/' })} />
    </div>
  );
}
