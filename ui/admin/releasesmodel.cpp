// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/releasesmodel.h"

#include <algorithm>

namespace naru::ui::admin {

using desk::Supplies;

namespace {

struct Channel {
    const char* name;
    const char* icon;
    const char* title;
};
constexpr Channel channels[]{
    {"trust", "shield-check", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "발급기관 목록")},
    {"lessons", "lesson", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "강의")},
    {"fees", "won", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "요금")},
    {"services", "clipboard", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "업무 목록")},
    {"settings", "settings", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "설정")},
    {"translations", "globe", QT_TRANSLATE_NOOP("naru::ui::admin::ReleasesModel", "화면의 말")}};

} // namespace

ReleasesModel::ReleasesModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &ReleasesModel::giveUp);
    if (const Supplies* supplies = m_desk.supplies())
        connect(supplies, &Supplies::changed, this, [this] {
            watchLook();
            Q_EMIT wordsChanged();
        });
}

QString ReleasesModel::titleOf(const QString& channel)
{
    for (const Channel& one : channels) {
        if (channel == QLatin1StringView(one.name))
            return tr(one.title);
    }
    return channel;
}

bool ReleasesModel::brought() const
{
    return m_desk.supplies() && m_desk.supplies()->isBrought();
}

bool ReleasesModel::canLook() const
{
    return brought() && m_desk.supplies()->way().hasSource;
}

QString ReleasesModel::doing() const
{
    using Doing = Supplies::Way::Doing;
    const Supplies* supplies = m_desk.supplies();
    if (!supplies)
        return {};
    for (const auto& standing : supplies->standings()) {
        if (standing.coming)
            return tr("%1 %2판을 살펴서 넣고 있습니다.").arg(titleOf(standing.channel)).arg(standing.coming);
    }
    const Supplies::Way way = supplies->way();
    if (way.doing == Doing::Fetching)
        return tr("%1 받는 중 %2%").arg(titleOf(way.channel)).arg(way.percent);
    return way.doing == Doing::Asking ? tr("새 것이 있는지 묻고 있습니다.") : QString();
}

/// A press gets an answer, also where nothing is new, and where nobody begins to look.
void ReleasesModel::watchLook()
{
    if (!m_isLooking)
        return;
    const Supplies::Way way = m_desk.supplies()->way();
    if (way.doing != Supplies::Way::Doing::Resting) {
        m_hasAsked = true;
        m_end.start(lookStalls);
        return;
    }
    if (!m_hasAsked && way.hasSource) // what it says is of before the press
        return;
    if (way.fault || !way.hasSource)
        return endLook(way.fault.value_or(desk::SuppliesFault::NoAnswer));
    endLook({});
}

/// The forms beside it never wait for this: a stick may be brought just because nobody answers.
void ReleasesModel::endLook(const Result<void>& result, const QString& said)
{
    m_isLooking = false;
    m_end.stop();
    if (busy()) // what was pressed since has the word
        return Q_EMIT answered();
    const auto done = whenDone(said.isEmpty() ? tr("확인했습니다. 새 것이 있었으면 왼쪽에 보입니다.") : said);
    done(result);
}

void ReleasesModel::giveUp()
{
    if (!m_isLooking)
        return;
    const Supplies* supplies = m_desk.supplies();
    const auto standings = supplies->standings();
    const bool isComing
        = std::any_of(standings.begin(), standings.end(), [](const auto& each) { return each.coming != 0; });
    if (isComing)
        return endLook({}, tr("지금 온 것을 먼저 넣습니다. 다 넣으면 저절로 다시 확인합니다."));
    endLook(supplies->way().fault.value_or(desk::SuppliesFault::NoAnswer));
}

void ReleasesModel::look()
{
    if (!canLook() || m_isLooking)
        return;
    m_isLooking = true;
    m_hasAsked = false;
    m_end.start(lookBegins);
    forget();
    m_desk.supplies()->lookNow();
}

void ReleasesModel::bring(const QString& path)
{
    if (!brought())
        return;
    begin();
    m_desk.supplies()->import(path, whenDone(tr("스틱에서 읽었습니다. 넣은 결과는 왼쪽에 보입니다.")));
}

/// What is amiss stands before how old it is: who reads it can do something about the first.
QVariantMap ReleasesModel::row(const char* channel, const std::optional<Supplies::Standing>& standing) const
{
    using Freshness = identity::TrustList::Freshness;
    const bool isTrust = qstrcmp(channel, "trust") == 0;
    const auto age = isTrust ? m_desk.trust().freshness(m_desk.now()) : Freshness::Fresh;
    QString kind = QStringLiteral("ok"), word;
    words::Words said;
    if (!standing) {
        kind = QStringLiteral("off");
        word = tr("받은 것 없음");
    } else if (standing->coming) {
        kind = QStringLiteral("run");
        word = tr("%1판을 넣는 중").arg(standing->coming);
    } else if (standing->fault) {
        kind = QStringLiteral("no");
        word = !standing->version ? tr("쓰지 못함")
            : standing->faultOf   ? tr("%1판을 쓰지 못함").arg(standing->faultOf)
                                  : tr("%1판 · 새것을 받지 못함").arg(standing->used);
        said = words::wordsOf(*standing->fault, tongue());
    } else if (age != Freshness::Fresh) {
        kind = age == Freshness::Stale ? QStringLiteral("warn") : QStringLiteral("no");
        word = tr("%1판 · 오래됨").arg(standing->used);
        said = words::wordsOf(
            age == Freshness::Stale ? identity::IdentityFault::TrustStale : identity::IdentityFault::TrustTooOld,
            tongue());
    } else {
        word = tr("%1판").arg(standing->used);
    }
    QVariantMap row{{QStringLiteral("kind"), kind}, {QStringLiteral("second"), word},
        {QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo}};
    if (!standing || standing->version == 0)
        return row;
    const auto day = [&](Instant moment) {
        return QStringLiteral("%1 %2").arg(dayOf(koreanDate(moment), today(), tongue()), koreanTime(moment));
    };
    row.insert(QStringLiteral("version"), tr("%1판").arg(standing->used));
    row.insert(QStringLiteral("taken"), day(standing->taken));
    row.insert(QStringLiteral("asOf"), day(standing->asOf));
    if (standing->other)
        row.insert(QStringLiteral("back"),
            standing->other < standing->used ? tr("앞의 %1판으로 돌아가기").arg(standing->other)
                                             : tr("새 %1판 쓰기").arg(standing->other));
    return row;
}

QVariantList ReleasesModel::rows() const
{
    const Supplies* supplies = m_desk.supplies();
    QVariantList rows;
    for (const Channel& channel : channels) {
        const auto standing
            = supplies ? supplies->standing(QLatin1StringView(channel.name)) : std::optional<Supplies::Standing>();
        QVariantMap one = row(channel.name, standing);
        one.insert(QStringLiteral("channel"), QLatin1StringView(channel.name));
        one.insert(QStringLiteral("icon"), QLatin1StringView(channel.icon));
        one.insert(QStringLiteral("title"), tr(channel.title));
        rows.append(one);
    }
    return rows;
}

QString ReleasesModel::summary() const
{
    const Supplies* supplies = m_desk.supplies();
    if (const auto stopped = supplies ? supplies->way().fault : std::nullopt) {
        const auto said = words::wordsOf(*stopped, tongue());
        return said.sentence + u' ' + said.whatToDo;
    }
    return supplies && !supplies->standings().isEmpty() ? tr("기관이 허브로 내려보낸 것입니다. 새 것은 저절로 옵니다.")
                                                        : tr("아직 받은 것이 없습니다. 허브에 등록하면 저절로 옵니다.");
}

void ReleasesModel::goBack(const QString& channel)
{
    if (!m_desk.supplies())
        return;
    begin();
    m_desk.supplies()->goBack(channel, whenDone(tr("다른 판을 쓰고 있습니다.")));
}

} // namespace naru::ui::admin
