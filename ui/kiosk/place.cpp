// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/place.h"

#include <QStringList>

#include <algorithm>

namespace naru::ui::kiosk {

namespace {

constexpr qsizetype partsOfAPlace = 13;

/// Pages that are the same for everybody.
const QStringList safePages{QStringLiteral("home"), QStringLiteral("language"), QStringLiteral("learn"),
    QStringLiteral("courses"), QStringLiteral("text"), QStringLiteral("sound"), QStringLiteral("keypad"),
    QStringLiteral("join")};

QByteArray flag(bool on)
{
    return on ? "1" : "0";
}

} // namespace

QByteArray placeOf(const KioskModel& model)
{
    const Session& session = model.session();
    QString page = model.page();
    if (page == QStringLiteral("lessons")) // which shelf is already a choice
        page = QStringLiteral("learn");
    if (!safePages.contains(page))
        page = safePages.first();
    if (model.inClass()) // its place in the class is the trainer's to remember
        page = QStringLiteral("join");
    return QByteArrayList{page.toLatin1(), session.language.toLatin1(), QByteArray::number(session.enlargement),
        flag(session.highContrast), flag(session.low), flag(session.easy), flag(session.reducedMotion),
        flag(session.leftHanded), flag(session.screenOff), QByteArray::number(session.volume),
        QByteArray::number(session.speed, 'f', 2), flag(session.blind), flag(session.earphones)}
        .join(' ');
}

void returnTo(KioskModel& model, const QByteArray& place)
{
    const auto parts = place.split(' ');
    if (parts.size() != partsOfAPlace || !safePages.contains(QString::fromLatin1(parts.first())))
        return;
    Session session;
    session.language = QString::fromLatin1(parts[1]);
    session.enlargement = parts[2].toInt();
    session.highContrast = parts[3] == "1";
    session.low = parts[4] == "1";
    session.easy = parts[5] == "1";
    session.reducedMotion = parts[6] == "1";
    session.leftHanded = parts[7] == "1";
    session.screenOff = parts[8] == "1";
    session.volume = std::clamp(parts[9].toInt(), 0, volumeMax);
    session.speed = parts[10].toDouble();
    session.blind = parts[11] == "1";
    session.earphones = parts[12] == "1";
    model.resume(session);
    model.show(QString::fromLatin1(parts.first()));
}

} // namespace naru::ui::kiosk
