import { useNavigate } from '@tanstack/react-router';
import { ChangeEditor } from './ChangeEditor.tsx';

export function NewChangeRoute() {
  const navigate = useNavigate();
  return <ChangeEditor set={null} onDone={() => void navigate({ to: '/changes' })} />;
}
