// SPDX-License-Identifier: GPL-3.0-or-later
// How the kiosk stands before one visitor: words, sizes, colours, sound.
#include "ui/kiosk/kioskmodel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace naru::ui::kiosk {

namespace {

constexpr int enlargementMax = 2, largeFromPercent = 150;
constexpr std::array speeds{0.7, 0.85, 1.0, 1.25, 1.5};

bool isLanguage(const QString& code)
{
    static const QStringList languages{
        QStringLiteral("ko"), QStringLiteral("en"), QStringLiteral("zh"), QStringLiteral("vi")};
    return languages.contains(code);
}

size_t speedIndex(double speed)
{
    const auto nearest = std::min_element(
        speeds.begin(), speeds.end(), [&](double a, double b) { return std::abs(a - speed) < std::abs(b - speed); });
    return static_cast<size_t>(nearest - speeds.begin());
}

} // namespace

Session KioskModel::usual() const
{
    Session session;
    if (isLanguage(m_options.language))
        session.language = m_options.language;
    session.highContrast = m_options.highContrast;
    return session;
}

void KioskModel::change(const Session& session)
{
    if (session == m_session)
        return;
    const bool otherWords = session.language != m_session.language;
    m_session = session;
    if (otherWords)
        Q_EMIT languageChanged(m_session.language);
    Q_EMIT sessionChanged();
    if (otherWords)
        Q_EMIT lessonsChanged();
}

void KioskModel::put(bool Session::*what, bool value)
{
    Session session = m_session;
    session.*what = value;
    change(session);
}

void KioskModel::useLanguage(const QString& code)
{
    Session session = m_session;
    if (isLanguage(code))
        session.language = code;
    change(session);
}

void KioskModel::useEnlargement(int times)
{
    Session session = m_session;
    if (times >= 1 && times <= enlargementMax)
        session.enlargement = times;
    change(session);
}

void KioskModel::useHighContrast(bool high)
{
    put(&Session::highContrast, high);
}

void KioskModel::useLow(bool low)
{
    put(&Session::low, low);
}

void KioskModel::useEasy(bool easy)
{
    put(&Session::easy, easy);
}

void KioskModel::useReducedMotion(bool reduced)
{
    put(&Session::reducedMotion, reduced);
}

void KioskModel::useLeftHanded(bool left)
{
    put(&Session::leftHanded, left);
}

void KioskModel::useScreenOff(bool off)
{
    put(&Session::screenOff, off);
}

void KioskModel::resume(const Session& session)
{
    Session known = session;
    if (!isLanguage(known.language))
        known.language = usual().language;
    known.enlargement = std::clamp(known.enlargement, 1, enlargementMax);
    known.volume = std::clamp(known.volume, 0, volumeMax);
    known.speed = speeds[speedIndex(known.speed)];
    change(known);
}

void KioskModel::useComfort(const lessons::Comfort& comfort)
{
    Session session = m_session;
    if (isLanguage(comfort.language))
        session.language = comfort.language;
    session.enlargement = comfort.textPercent >= largeFromPercent ? enlargementMax : 1;
    session.highContrast = comfort.highContrast;
    session.leftHanded = comfort.leftHanded;
    session.speed = speeds[speedIndex(comfort.voicePercent / 100.0)];
    change(session);
}

lessons::Comfort KioskModel::comfort() const
{
    lessons::Comfort comfort;
    comfort.language = m_session.language;
    comfort.textPercent = 100 * m_session.enlargement;
    comfort.voicePercent = int(std::lround(100 * m_session.speed));
    comfort.highContrast = m_session.highContrast;
    comfort.leftHanded = m_session.leftHanded;
    return comfort;
}

void KioskModel::useBlind(bool blind)
{
    put(&Session::blind, blind);
}

void KioskModel::useEarphones(bool in)
{
    put(&Session::earphones, in);
}

void KioskModel::plug(bool in)
{
    if (std::exchange(m_plugged, in) == in)
        return;
    Q_EMIT sessionChanged();
    if (in)
        useBlind(true);
}

void KioskModel::louder()
{
    Session session = m_session;
    session.volume = std::min(session.volume + 1, volumeMax);
    change(session);
}

void KioskModel::quieter()
{
    Session session = m_session;
    session.volume = std::max(session.volume - 1, 0);
    change(session);
}

bool KioskModel::fastest() const
{
    return speedIndex(m_session.speed) + 1 == speeds.size();
}

bool KioskModel::slowest() const
{
    return speedIndex(m_session.speed) == 0;
}

void KioskModel::faster()
{
    Session session = m_session;
    session.speed = speeds[std::min(speedIndex(session.speed) + 1, speeds.size() - 1)];
    change(session);
}

void KioskModel::slower()
{
    Session session = m_session;
    const size_t now = speedIndex(session.speed);
    session.speed = speeds[now == 0 ? 0 : now - 1];
    change(session);
}

} // namespace naru::ui::kiosk
