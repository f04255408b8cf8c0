// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/trustmodel.h"

namespace naru::ui::admin {

namespace {
constexpr qsizetype issuersShownMax = 200;
}

TrustModel::TrustModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    connect(&m_desk, &desk::Desk::trustChanged, this, &TrustModel::wordsChanged);
}

QString TrustModel::kind() const
{
    for (const auto& finding : m_desk.examine()) {
        if (qstrcmp(finding.name, "doctor.trust_list") == 0)
            return kindOf(finding.state);
    }
    return QStringLiteral("off");
}

QString TrustModel::count() const
{
    const int number = m_desk.trust().anchors();
    return number == 0 ? tr("믿는 발급기관이 아직 없습니다.") : tr("믿는 발급기관 %1곳").arg(number);
}

QString TrustModel::age() const
{
    const auto asOf = m_desk.trust().asOf();
    if (!asOf)
        return tr("목록을 넣으면 신분증을 받을 수 있습니다.");
    const QDate day = koreanDate(*asOf);
    const qint64 days = day.daysTo(today());
    const QString date = dayOf(day, today(), tongue());
    return days <= 0 ? tr("%1 목록 · 오늘 것").arg(date) : tr("%1 목록 · %2일 지남").arg(date).arg(days);
}

QString TrustModel::skipped() const
{
    const int number = m_desk.trust().unreadable() + m_desk.trust().unsupported();
    return number == 0 ? QString() : tr("쓸 수 없어 건너뛴 것: %1").arg(number);
}

QVariantList TrustModel::issuers() const
{
    QVariantList issuers;
    for (const auto& certificate : m_desk.trust().all().mid(0, issuersShownMax)) {
        const QString name = certificate.commonName().isEmpty() ? certificate.organization() : certificate.commonName();
        issuers.append(QVariantMap{{QStringLiteral("name"), name}, {QStringLiteral("country"), certificate.country()},
            {QStringLiteral("until"), tr("%1까지").arg(dayOf(koreanDate(certificate.notAfter()), today(), tongue()))}});
    }
    return issuers;
}

void TrustModel::importFile(const QString& path)
{
    begin();
    if (path.trimmed().isEmpty())
        return refuse(QStringLiteral("file"), tr("넣을 파일을 골라 주세요."));
    m_desk.importTrust(path.trimmed(), whenDone(tr("목록에 넣었습니다.")));
}

} // namespace naru::ui::admin
