import { Skeleton } from 'antd';

/** The shape of a record page while the record is on its way. */
export function RecordSkeleton() {
  return (
    <div className="k-record" aria-busy="true">
      <div className="k-record-head">
        <Skeleton.Avatar active shape="square" size={40} />
        <Skeleton active title={{ width: 280 }} paragraph={false} />
      </div>
      <div className="k-record-card">
        <div className="k-skeleton-grid">
          {[0, 1, 2, 3, 4, 5, 6, 7].map((place) => (
            <Skeleton key={place} active title={{ width: 110 }} paragraph={{ rows: 1, width: '100%' }} />
          ))}
        </div>
      </div>
    </div>
  );
}
