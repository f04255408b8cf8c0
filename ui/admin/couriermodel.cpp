// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/couriermodel.h"

namespace naru::ui::admin {

using Step = desk::Carriage::Step;

namespace {

QVariantMap line(const char* kind, const QString& text)
{
    return {{QStringLiteral("kind"), QLatin1StringView(kind)}, {QStringLiteral("text"), text}};
}

} // namespace

CourierModel::CourierModel(desk::Desk& desk, desk::Carriage& courier, QObject* parent)
    : Form(desk, parent)
    , m_courier(courier)
{
    m_courier.watch([this] { follow(); });
    connect(&m_desk, &desk::Desk::outboxChanged, this, &CourierModel::wordsChanged);
    connect(&m_desk, &desk::Desk::todayChanged, this, &CourierModel::wordsChanged);
}

CourierModel::~CourierModel()
{
    m_courier.watch({});
}

QString CourierModel::waiting() const
{
    const quint64 unsent = m_desk.unsent();
    return unsent == 0 ? tr("허브가 모두 받았어요. 보낼 것이 없어요.") : tr("보낼 것 %1건").arg(unsent);
}

QVariantList CourierModel::lines() const
{
    const auto now = m_courier.state();
    switch (now.step) {
    case Step::Exporting:
        return {line(
            "run", now.of > 0 ? tr("담는 중이에요. %1건 중 %2건").arg(now.of).arg(now.entries) : tr("담는 중이에요."))};
    case Step::Importing:
        return {line("run", tr("허브의 답을 읽는 중이에요."))};
    case Step::Exported: {
        if (now.entries == 0)
            return {line("ok", tr("담을 것이 없어요. 허브가 모두 받았어요."))};
        QVariantList lines{line("ok", tr("%1건을 파일 %2개로 담았어요.").arg(now.entries).arg(now.files))};
        if (now.newest)
            lines.append(line("ok",
                tr("마지막 것은 %1 %2에 적은 것이에요.")
                    .arg(dayOf(koreanDate(*now.newest), today(), tongue()), koreanTime(*now.newest))));
        return lines;
    }
    case Step::Imported: {
        QVariantList lines{line("ok",
            now.isNew ? tr("허브가 받았다는 답을 가져왔어요.") : tr("이미 알고 있는 답이에요. 바뀐 것이 없어요."))};
        lines.append(now.unsent == 0 ? line("ok", tr("남은 것이 없어요."))
                                     : line("warn", tr("아직 남은 것 %1건").arg(now.unsent)));
        return lines;
    }
    case Step::Idle:
    case Step::Failed:
        break;
    }
    return {};
}

QString CourierModel::next() const
{
    const auto now = m_courier.state();
    if (now.step == Step::Exported && now.entries > 0)
        return tr("USB를 안전하게 빼서 허브가 있는 곳으로 가져가 주세요. 허브에서 읽은 뒤 다시 여기에 꽂고 ‘USB에서 "
                  "가져오기’를 눌러 주세요. "
                  "그때까지 ‘보낼 것’은 줄지 않아요.");
    if (now.step == Step::Imported && now.unsent > 0)
        return tr("그 뒤에 적은 것이에요. 다시 ‘USB로 내보내기’를 하면 돼요.");
    return {};
}

bool CourierModel::take(const QString& folder)
{
    if (isRunning())
        return false;
    m_folder = folder.trimmed();
    Q_EMIT folderChanged();
    if (m_folder.isEmpty()) {
        begin();
        refuse(QStringLiteral("folder"), tr("USB의 폴더를 골라 주세요."));
        return false;
    }
    begin();
    return true;
}

void CourierModel::carryOut(const QString& folder)
{
    if (take(folder))
        m_courier.exportTo(m_folder);
}

void CourierModel::bringBack(const QString& folder)
{
    if (take(folder))
        m_courier.importFrom(m_folder);
}

void CourierModel::follow()
{
    const auto now = m_courier.state();
    if (now.step == Step::Failed && now.fault)
        refuse(now.fault->is(desk::CourierFault::NoFolder) ? QStringLiteral("folder") : QStringLiteral("all"),
            sentenceOf(*now.fault, tongue()));
    else if (!now.isRunning() && now.step != Step::Idle)
        whenDone(lines().constFirst().toMap().value(QStringLiteral("text")).toString())({});
    Q_EMIT wordsChanged();
}

} // namespace naru::ui::admin
