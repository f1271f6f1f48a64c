/** The icons that metadata may name. Loaded apart from the first screen; one line here makes one more name known. */

import AccountBookOutlined from '@ant-design/icons/es/icons/AccountBookOutlined';
import AlertOutlined from '@ant-design/icons/es/icons/AlertOutlined';
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined';
import AppstoreOutlined from '@ant-design/icons/es/icons/AppstoreOutlined';
import AreaChartOutlined from '@ant-design/icons/es/icons/AreaChartOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import BarcodeOutlined from '@ant-design/icons/es/icons/BarcodeOutlined';
import BarsOutlined from '@ant-design/icons/es/icons/BarsOutlined';
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import BlockOutlined from '@ant-design/icons/es/icons/BlockOutlined';
import BookOutlined from '@ant-design/icons/es/icons/BookOutlined';
import BorderlessTableOutlined from '@ant-design/icons/es/icons/BorderlessTableOutlined';
import BranchesOutlined from '@ant-design/icons/es/icons/BranchesOutlined';
import BugOutlined from '@ant-design/icons/es/icons/BugOutlined';
import BuildOutlined from '@ant-design/icons/es/icons/BuildOutlined';
import BulbOutlined from '@ant-design/icons/es/icons/BulbOutlined';
import CalculatorOutlined from '@ant-design/icons/es/icons/CalculatorOutlined';
import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import CarOutlined from '@ant-design/icons/es/icons/CarOutlined';
import CarryOutOutlined from '@ant-design/icons/es/icons/CarryOutOutlined';
import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import CloudOutlined from '@ant-design/icons/es/icons/CloudOutlined';
import ClusterOutlined from '@ant-design/icons/es/icons/ClusterOutlined';
import CodeOutlined from '@ant-design/icons/es/icons/CodeOutlined';
import CoffeeOutlined from '@ant-design/icons/es/icons/CoffeeOutlined';
import CommentOutlined from '@ant-design/icons/es/icons/CommentOutlined';
import CompassOutlined from '@ant-design/icons/es/icons/CompassOutlined';
import ContactsOutlined from '@ant-design/icons/es/icons/ContactsOutlined';
import ContainerOutlined from '@ant-design/icons/es/icons/ContainerOutlined';
import ControlOutlined from '@ant-design/icons/es/icons/ControlOutlined';
import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import CreditCardOutlined from '@ant-design/icons/es/icons/CreditCardOutlined';
import CrownOutlined from '@ant-design/icons/es/icons/CrownOutlined';
import CustomerServiceOutlined from '@ant-design/icons/es/icons/CustomerServiceOutlined';
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import DatabaseOutlined from '@ant-design/icons/es/icons/DatabaseOutlined';
import DeploymentUnitOutlined from '@ant-design/icons/es/icons/DeploymentUnitOutlined';
import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import DollarOutlined from '@ant-design/icons/es/icons/DollarOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import EnvironmentOutlined from '@ant-design/icons/es/icons/EnvironmentOutlined';
import EuroOutlined from '@ant-design/icons/es/icons/EuroOutlined';
import ExceptionOutlined from '@ant-design/icons/es/icons/ExceptionOutlined';
import ExperimentOutlined from '@ant-design/icons/es/icons/ExperimentOutlined';
import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import FileOutlined from '@ant-design/icons/es/icons/FileOutlined';
import FilePdfOutlined from '@ant-design/icons/es/icons/FilePdfOutlined';
import FileProtectOutlined from '@ant-design/icons/es/icons/FileProtectOutlined';
import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import FireOutlined from '@ant-design/icons/es/icons/FireOutlined';
import FlagOutlined from '@ant-design/icons/es/icons/FlagOutlined';
import FolderOpenOutlined from '@ant-design/icons/es/icons/FolderOpenOutlined';
import FolderOutlined from '@ant-design/icons/es/icons/FolderOutlined';
import ForkOutlined from '@ant-design/icons/es/icons/ForkOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import FundOutlined from '@ant-design/icons/es/icons/FundOutlined';
import FunnelPlotOutlined from '@ant-design/icons/es/icons/FunnelPlotOutlined';
import GatewayOutlined from '@ant-design/icons/es/icons/GatewayOutlined';
import GiftOutlined from '@ant-design/icons/es/icons/GiftOutlined';
import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import GoldOutlined from '@ant-design/icons/es/icons/GoldOutlined';
import HeartOutlined from '@ant-design/icons/es/icons/HeartOutlined';
import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import HourglassOutlined from '@ant-design/icons/es/icons/HourglassOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import InsuranceOutlined from '@ant-design/icons/es/icons/InsuranceOutlined';
import InteractionOutlined from '@ant-design/icons/es/icons/InteractionOutlined';
import KeyOutlined from '@ant-design/icons/es/icons/KeyOutlined';
import LaptopOutlined from '@ant-design/icons/es/icons/LaptopOutlined';
import LayoutOutlined from '@ant-design/icons/es/icons/LayoutOutlined';
import LikeOutlined from '@ant-design/icons/es/icons/LikeOutlined';
import LineChartOutlined from '@ant-design/icons/es/icons/LineChartOutlined';
import LinkOutlined from '@ant-design/icons/es/icons/LinkOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import MailOutlined from '@ant-design/icons/es/icons/MailOutlined';
import ManOutlined from '@ant-design/icons/es/icons/ManOutlined';
import MedicineBoxOutlined from '@ant-design/icons/es/icons/MedicineBoxOutlined';
import MehOutlined from '@ant-design/icons/es/icons/MehOutlined';
import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import MessageOutlined from '@ant-design/icons/es/icons/MessageOutlined';
import MobileOutlined from '@ant-design/icons/es/icons/MobileOutlined';
import MoneyCollectOutlined from '@ant-design/icons/es/icons/MoneyCollectOutlined';
import NodeIndexOutlined from '@ant-design/icons/es/icons/NodeIndexOutlined';
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined';
import NumberOutlined from '@ant-design/icons/es/icons/NumberOutlined';
import OrderedListOutlined from '@ant-design/icons/es/icons/OrderedListOutlined';
import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import PartitionOutlined from '@ant-design/icons/es/icons/PartitionOutlined';
import PayCircleOutlined from '@ant-design/icons/es/icons/PayCircleOutlined';
import PercentageOutlined from '@ant-design/icons/es/icons/PercentageOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import PictureOutlined from '@ant-design/icons/es/icons/PictureOutlined';
import PieChartOutlined from '@ant-design/icons/es/icons/PieChartOutlined';
import PlayCircleOutlined from '@ant-design/icons/es/icons/PlayCircleOutlined';
import PrinterOutlined from '@ant-design/icons/es/icons/PrinterOutlined';
import ProductOutlined from '@ant-design/icons/es/icons/ProductOutlined';
import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import ProjectOutlined from '@ant-design/icons/es/icons/ProjectOutlined';
import PropertySafetyOutlined from '@ant-design/icons/es/icons/PropertySafetyOutlined';
import PushpinOutlined from '@ant-design/icons/es/icons/PushpinOutlined';
import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import RadarChartOutlined from '@ant-design/icons/es/icons/RadarChartOutlined';
import ReadOutlined from '@ant-design/icons/es/icons/ReadOutlined';
import ReconciliationOutlined from '@ant-design/icons/es/icons/ReconciliationOutlined';
import RedEnvelopeOutlined from '@ant-design/icons/es/icons/RedEnvelopeOutlined';
import RiseOutlined from '@ant-design/icons/es/icons/RiseOutlined';
import RobotOutlined from '@ant-design/icons/es/icons/RobotOutlined';
import RocketOutlined from '@ant-design/icons/es/icons/RocketOutlined';
import SafetyCertificateOutlined from '@ant-design/icons/es/icons/SafetyCertificateOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import SaveOutlined from '@ant-design/icons/es/icons/SaveOutlined';
import ScheduleOutlined from '@ant-design/icons/es/icons/ScheduleOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import SecurityScanOutlined from '@ant-design/icons/es/icons/SecurityScanOutlined';
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import ShopOutlined from '@ant-design/icons/es/icons/ShopOutlined';
import ShoppingCartOutlined from '@ant-design/icons/es/icons/ShoppingCartOutlined';
import ShoppingOutlined from '@ant-design/icons/es/icons/ShoppingOutlined';
import SlidersOutlined from '@ant-design/icons/es/icons/SlidersOutlined';
import SmileOutlined from '@ant-design/icons/es/icons/SmileOutlined';
import SolutionOutlined from '@ant-design/icons/es/icons/SolutionOutlined';
import SoundOutlined from '@ant-design/icons/es/icons/SoundOutlined';
import StarOutlined from '@ant-design/icons/es/icons/StarOutlined';
import StockOutlined from '@ant-design/icons/es/icons/StockOutlined';
import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined';
import SwitcherOutlined from '@ant-design/icons/es/icons/SwitcherOutlined';
import SyncOutlined from '@ant-design/icons/es/icons/SyncOutlined';
import TableOutlined from '@ant-design/icons/es/icons/TableOutlined';
import TagOutlined from '@ant-design/icons/es/icons/TagOutlined';
import TagsOutlined from '@ant-design/icons/es/icons/TagsOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import ThunderboltOutlined from '@ant-design/icons/es/icons/ThunderboltOutlined';
import ToolOutlined from '@ant-design/icons/es/icons/ToolOutlined';
import TrademarkOutlined from '@ant-design/icons/es/icons/TrademarkOutlined';
import TransactionOutlined from '@ant-design/icons/es/icons/TransactionOutlined';
import TranslationOutlined from '@ant-design/icons/es/icons/TranslationOutlined';
import TrophyOutlined from '@ant-design/icons/es/icons/TrophyOutlined';
import TruckOutlined from '@ant-design/icons/es/icons/TruckOutlined';
import UnlockOutlined from '@ant-design/icons/es/icons/UnlockOutlined';
import UnorderedListOutlined from '@ant-design/icons/es/icons/UnorderedListOutlined';
import UploadOutlined from '@ant-design/icons/es/icons/UploadOutlined';
import UserAddOutlined from '@ant-design/icons/es/icons/UserAddOutlined';
import UsergroupAddOutlined from '@ant-design/icons/es/icons/UsergroupAddOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import UserSwitchOutlined from '@ant-design/icons/es/icons/UserSwitchOutlined';
import VideoCameraOutlined from '@ant-design/icons/es/icons/VideoCameraOutlined';
import WalletOutlined from '@ant-design/icons/es/icons/WalletOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { ComponentType } from 'react';
import type { IconName } from '../icon-names';

export const ICONS: Readonly<Record<IconName, ComponentType>> = {
  accountBook: AccountBookOutlined,
  alert: AlertOutlined,
  apartment: ApartmentOutlined,
  api: ApiOutlined,
  appstore: AppstoreOutlined,
  areaChart: AreaChartOutlined,
  audit: AuditOutlined,
  bank: BankOutlined,
  barChart: BarChartOutlined,
  barcode: BarcodeOutlined,
  bars: BarsOutlined,
  bell: BellOutlined,
  block: BlockOutlined,
  book: BookOutlined,
  borderlessTable: BorderlessTableOutlined,
  branches: BranchesOutlined,
  bug: BugOutlined,
  build: BuildOutlined,
  bulb: BulbOutlined,
  calculator: CalculatorOutlined,
  calendar: CalendarOutlined,
  car: CarOutlined,
  carryOut: CarryOutOutlined,
  checkCircle: CheckCircleOutlined,
  checkSquare: CheckSquareOutlined,
  clockCircle: ClockCircleOutlined,
  cloud: CloudOutlined,
  cluster: ClusterOutlined,
  code: CodeOutlined,
  coffee: CoffeeOutlined,
  comment: CommentOutlined,
  compass: CompassOutlined,
  contacts: ContactsOutlined,
  container: ContainerOutlined,
  control: ControlOutlined,
  copy: CopyOutlined,
  creditCard: CreditCardOutlined,
  crown: CrownOutlined,
  customerService: CustomerServiceOutlined,
  dashboard: DashboardOutlined,
  database: DatabaseOutlined,
  deploymentUnit: DeploymentUnitOutlined,
  desktop: DesktopOutlined,
  dollar: DollarOutlined,
  edit: EditOutlined,
  environment: EnvironmentOutlined,
  euro: EuroOutlined,
  exception: ExceptionOutlined,
  experiment: ExperimentOutlined,
  eye: EyeOutlined,
  file: FileOutlined,
  fileDone: FileDoneOutlined,
  filePdf: FilePdfOutlined,
  fileProtect: FileProtectOutlined,
  fileSearch: FileSearchOutlined,
  fileText: FileTextOutlined,
  filter: FilterOutlined,
  fire: FireOutlined,
  flag: FlagOutlined,
  folder: FolderOutlined,
  folderOpen: FolderOpenOutlined,
  fork: ForkOutlined,
  form: FormOutlined,
  funnelPlot: FunnelPlotOutlined,
  fund: FundOutlined,
  gateway: GatewayOutlined,
  gift: GiftOutlined,
  global: GlobalOutlined,
  gold: GoldOutlined,
  heart: HeartOutlined,
  history: HistoryOutlined,
  home: HomeOutlined,
  hourglass: HourglassOutlined,
  idcard: IdcardOutlined,
  import: ImportOutlined,
  inbox: InboxOutlined,
  insurance: InsuranceOutlined,
  interaction: InteractionOutlined,
  key: KeyOutlined,
  laptop: LaptopOutlined,
  layout: LayoutOutlined,
  like: LikeOutlined,
  lineChart: LineChartOutlined,
  link: LinkOutlined,
  lock: LockOutlined,
  mail: MailOutlined,
  man: ManOutlined,
  medicineBox: MedicineBoxOutlined,
  meh: MehOutlined,
  menu: MenuOutlined,
  message: MessageOutlined,
  mobile: MobileOutlined,
  moneyCollect: MoneyCollectOutlined,
  nodeIndex: NodeIndexOutlined,
  notification: NotificationOutlined,
  number: NumberOutlined,
  orderedList: OrderedListOutlined,
  paperClip: PaperClipOutlined,
  partition: PartitionOutlined,
  payCircle: PayCircleOutlined,
  percentage: PercentageOutlined,
  phone: PhoneOutlined,
  picture: PictureOutlined,
  pieChart: PieChartOutlined,
  playCircle: PlayCircleOutlined,
  printer: PrinterOutlined,
  product: ProductOutlined,
  profile: ProfileOutlined,
  project: ProjectOutlined,
  propertySafety: PropertySafetyOutlined,
  pushpin: PushpinOutlined,
  questionCircle: QuestionCircleOutlined,
  radarChart: RadarChartOutlined,
  read: ReadOutlined,
  reconciliation: ReconciliationOutlined,
  redEnvelope: RedEnvelopeOutlined,
  rise: RiseOutlined,
  robot: RobotOutlined,
  rocket: RocketOutlined,
  safety: SafetyOutlined,
  safetyCertificate: SafetyCertificateOutlined,
  save: SaveOutlined,
  schedule: ScheduleOutlined,
  search: SearchOutlined,
  securityScan: SecurityScanOutlined,
  send: SendOutlined,
  setting: SettingOutlined,
  shop: ShopOutlined,
  shopping: ShoppingOutlined,
  shoppingCart: ShoppingCartOutlined,
  sliders: SlidersOutlined,
  smile: SmileOutlined,
  solution: SolutionOutlined,
  sound: SoundOutlined,
  star: StarOutlined,
  stock: StockOutlined,
  swap: SwapOutlined,
  switcher: SwitcherOutlined,
  sync: SyncOutlined,
  table: TableOutlined,
  tag: TagOutlined,
  tags: TagsOutlined,
  team: TeamOutlined,
  thunderbolt: ThunderboltOutlined,
  tool: ToolOutlined,
  trademark: TrademarkOutlined,
  transaction: TransactionOutlined,
  translation: TranslationOutlined,
  trophy: TrophyOutlined,
  truck: TruckOutlined,
  unlock: UnlockOutlined,
  unorderedList: UnorderedListOutlined,
  upload: UploadOutlined,
  user: UserOutlined,
  userAdd: UserAddOutlined,
  userSwitch: UserSwitchOutlined,
  usergroupAdd: UsergroupAddOutlined,
  videoCamera: VideoCameraOutlined,
  wallet: WalletOutlined,
  warning: WarningOutlined,
};
