// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/cardmodel.h"

#include "app/lessons/library.h"

#include <algorithm>

namespace naru::ui::kiosk {

using lessons::Due;
using lessons::Learned;
using lessons::LessonPtr;
using lessons::Mode;

namespace {

LessonPtr lessonAt(const QString& place)
{
    const auto& all = lessons::builtInLessons();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const LessonPtr& each) { return each->place == place; });
    return found == all.end() ? nullptr : *found;
}

QString markOf(const Learned& learned)
{
    switch (learned.mode) {
    case Mode::Watch:
        return QStringLiteral("watched");
    case Mode::Guided:
        return QStringLiteral("guided");
    case Mode::Solo:
        break;
    }
    return learned.nextDay() ? QStringLiteral("alone") : QStringLiteral("finished");
}

/// The first of the course that was never opened, from where the visitor was last, and round.
QString untouched(const lessons::Progress& progress)
{
    const auto& all = lessons::builtInLessons();
    const auto latest = std::max_element(progress.learned.begin(), progress.learned.end(),
        [](const Learned& a, const Learned& b) { return a.day < b.day; });
    qsizetype from = 0;
    for (qsizetype i = 0; latest != progress.learned.end() && i < all.size(); ++i) {
        if (all[i]->place == latest->place)
            from = i;
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString& place = all[(from + i) % all.size()]->place;
        if (!progress.find(place))
            return place;
    }
    return {};
}

/// Those of this kiosk; a card may name lessons that only another has.
QList<Due> dueHere(const lessons::Progress& progress, QDate today)
{
    QList<Due> list = lessons::due(progress, today);
    list.removeIf([](const Due& each) { return !lessonAt(each.place); });
    return list;
}

QString nameOf(Due::Why why)
{
    return why == Due::Why::Repeat ? QStringLiteral("repeat") : QStringLiteral("alone");
}

bool isEarned(const Learned& learned)
{
    return learned.mode == Mode::Solo && learned.witness == Learned::Witness::Desk;
}

const QString whyKey = QStringLiteral("why");

} // namespace

QVariantMap CardModel::row(const QString& place) const
{
    const LessonPtr lesson = lessonAt(place);
    if (!lesson)
        return {{QStringLiteral("id"), QString()}, {QStringLiteral("title"), place},
            {QStringLiteral("icon"), QStringLiteral("lesson")}};
    return {{QStringLiteral("id"), lesson->id}, {QStringLiteral("title"), lesson->text(lesson->title, m_language)},
        {QStringLiteral("icon"), lesson->icon}};
}

QVariantMap CardModel::next() const
{
    const auto list = dueHere(m_progress, m_today);
    const QString place = list.isEmpty() ? untouched(m_progress) : list.constFirst().place;
    if (place.isEmpty())
        return {};
    QVariantMap next = row(place);
    next.insert(whyKey, list.isEmpty() ? QStringLiteral("new") : nameOf(list.constFirst().why));
    return next;
}

QVariantList CardModel::due() const
{
    QVariantList rows;
    const auto list = dueHere(m_progress, m_today);
    for (const Due& each : list.sliced(std::min<qsizetype>(1, list.size()))) {
        QVariantMap one = row(each.place);
        one.insert(whyKey, nameOf(each.why));
        rows.append(one);
    }
    return rows;
}

QVariantList CardModel::done() const
{
    QList<Learned> list = m_progress.learned;
    std::stable_sort(list.begin(), list.end(), [](const Learned& a, const Learned& b) { return b.day < a.day; });
    QVariantList rows;
    for (const Learned& each : list) {
        QVariantMap one = row(each.place);
        one.insert(QStringLiteral("mark"), markOf(each));
        rows.append(one);
    }
    return rows;
}

QStringList CardModel::earnedPlaces() const
{
    QStringList places;
    for (const Learned& each : m_progress.learned) {
        if (isEarned(each))
            places.append(each.place);
    }
    return places;
}

QVariantList CardModel::earned() const
{
    QVariantList rows;
    for (const QString& place : earnedPlaces())
        rows.append(row(place));
    return rows;
}

QVariantList CardModel::shownLessons() const
{
    QVariantList rows;
    for (const QString& place : m_shownPlaces)
        rows.append(row(place));
    return rows;
}

QVariantMap CardModel::marks() const
{
    QVariantMap marks;
    for (const Learned& each : m_progress.learned) {
        if (const LessonPtr lesson = lessonAt(each.place))
            marks.insert(lesson->id, markOf(each));
    }
    return marks;
}

void CardModel::setEyes(const QString& eyes)
{
    if (std::exchange(m_eyes, eyes) != eyes)
        Q_EMIT seen();
}

void CardModel::setSight(const QString& sight)
{
    if (std::exchange(m_sight, sight) != sight)
        Q_EMIT seen();
}

void CardModel::setFault(const QString& fault)
{
    m_fault = fault;
    m_shown.clear();
    m_shownPlaces.clear();
    Q_EMIT read();
    Q_EMIT changed();
}

void CardModel::forgetFault()
{
    setFault({});
}

void CardModel::setCard(const QString& seal, const QString& centre)
{
    m_seal = seal;
    m_centre = centre;
    m_welcome = !seal.isEmpty();
    setFault({});
}

void CardModel::endWelcome()
{
    m_welcome = false;
    Q_EMIT changed();
}

void CardModel::setShown(const QString& seal, const QString& centre, const QStringList& places)
{
    m_fault.clear();
    m_shown = seal;
    m_shownPlaces = places;
    if (m_seal.isEmpty())
        m_centre = centre;
    Q_EMIT read();
    Q_EMIT changed();
}

void CardModel::setProgress(const lessons::Progress& progress, QDate today)
{
    m_progress = progress;
    m_today = today;
    Q_EMIT changed();
}

void CardModel::setLanguage(const QString& code)
{
    m_language = code == u"ko" ? code : QStringLiteral("en");
    Q_EMIT changed();
}

void CardModel::setCode(const QString& code)
{
    if (std::exchange(m_code, code) != code)
        Q_EMIT codeChanged();
}

void CardModel::setPrintable(bool printable)
{
    if (std::exchange(m_printable, printable) != printable)
        Q_EMIT paperChanged();
}

void CardModel::setPaper(const QString& paper)
{
    if (std::exchange(m_paper, paper) != paper)
        Q_EMIT paperChanged();
}

void CardModel::setBag(bool bag, bool filled)
{
    m_bag = bag;
    m_bagFilled = filled;
    Q_EMIT bagChanged();
}

void CardModel::forget()
{
    setProgress({}, m_today);
    setCard({}, {});
    setCode({});
    setPaper({});
    setSight(QStringLiteral("nothing"));
}

void CardModel::wantCard()
{
    Q_EMIT cardWanted();
}

void CardModel::wantPaper()
{
    Q_EMIT paperWanted();
}

void CardModel::wantCertificate()
{
    Q_EMIT certificateWanted();
}

void CardModel::photograph()
{
    Q_EMIT photographed();
}

void CardModel::holdUp()
{
    Q_EMIT heldUp();
}

} // namespace naru::ui::kiosk
