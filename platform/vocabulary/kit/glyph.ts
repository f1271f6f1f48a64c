/** The icons of our own controls, each imported by itself and held together, so that they travel in one file. */
import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import BugOutlined from '@ant-design/icons/es/icons/BugOutlined';
import CheckCircleFilled from '@ant-design/icons/es/icons/CheckCircleFilled';
import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import CloudServerOutlined from '@ant-design/icons/es/icons/CloudServerOutlined';
import CompassOutlined from '@ant-design/icons/es/icons/CompassOutlined';
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import DisconnectOutlined from '@ant-design/icons/es/icons/DisconnectOutlined';
import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import ExclamationCircleFilled from '@ant-design/icons/es/icons/ExclamationCircleFilled';
import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import HolderOutlined from '@ant-design/icons/es/icons/HolderOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import InfoCircleFilled from '@ant-design/icons/es/icons/InfoCircleFilled';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import LogoutOutlined from '@ant-design/icons/es/icons/LogoutOutlined';
import MenuFoldOutlined from '@ant-design/icons/es/icons/MenuFoldOutlined';
import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import MenuUnfoldOutlined from '@ant-design/icons/es/icons/MenuUnfoldOutlined';
import MoonOutlined from '@ant-design/icons/es/icons/MoonOutlined';
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import ProjectOutlined from '@ant-design/icons/es/icons/ProjectOutlined';
import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined';
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import SunOutlined from '@ant-design/icons/es/icons/SunOutlined';
import TableOutlined from '@ant-design/icons/es/icons/TableOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';

export const Glyph = {
  ArrowDown: ArrowDownOutlined,
  ArrowUp: ArrowUpOutlined,
  Bug: BugOutlined,
  CheckCircleFilled: CheckCircleFilled,
  Check: CheckOutlined,
  Close: CloseOutlined,
  CloudServer: CloudServerOutlined,
  Compass: CompassOutlined,
  Delete: DeleteOutlined,
  Desktop: DesktopOutlined,
  Disconnect: DisconnectOutlined,
  Down: DownOutlined,
  Edit: EditOutlined,
  ExclamationCircleFilled: ExclamationCircleFilled,
  Filter: FilterOutlined,
  Holder: HolderOutlined,
  Inbox: InboxOutlined,
  InfoCircleFilled: InfoCircleFilled,
  Lock: LockOutlined,
  Logout: LogoutOutlined,
  MenuFold: MenuFoldOutlined,
  Menu: MenuOutlined,
  MenuUnfold: MenuUnfoldOutlined,
  Moon: MoonOutlined,
  Plus: PlusOutlined,
  Project: ProjectOutlined,
  Reload: ReloadOutlined,
  Right: RightOutlined,
  Search: SearchOutlined,
  Sun: SunOutlined,
  Table: TableOutlined,
  Team: TeamOutlined,
  Warning: WarningOutlined,
} as const;
