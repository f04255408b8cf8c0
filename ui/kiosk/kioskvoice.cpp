// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/kioskvoice.h"

#include <QEvent>
#include <QQuickWindow>

namespace naru::ui::kiosk {

using device::SaidBy;
using device::TextKind;

namespace {

QList<PageLine> ours(const QString& words)
{
    QList<PageLine> lines;
    for (const QString& line : words.split(u'\n', Qt::SkipEmptyParts))
        lines.append({line.simplified(), TextKind::Ours, false});
    return lines;
}

} // namespace

KioskVoice::KioskVoice(KioskModel& model, device::Speech* speech, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_speech(speech)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &KioskVoice::readOpened);
    m_after.setSingleShot(true);
    connect(&m_after, &QTimer::timeout, this, &KioskVoice::writeMissing);
    connect(&model, &KioskModel::spoke, this, &KioskVoice::onSpoke);
    connect(&model, &KioskModel::sessionChanged, this, &KioskVoice::onSession);
    connect(&model, &KioskModel::wiped, this, [this] {
        m_nobody = true;
        m_soon.stop();
        write({});
        if (m_speech)
            m_speech->wipe();
        onSession(); // earphones may still be plugged in
    });
    onSession();
}

bool KioskVoice::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        if (watched->isWindowType()) {
            m_nobody = false;
            hush();
        }
        break;
    default:
        break;
    }
    return false;
}

void KioskVoice::onSession()
{
    if (!m_speech)
        return;
    device::VoiceSettings settings = m_speech->settings();
    const auto ear = m_model.earphones() ? device::Ear::Earphones : device::Ear::Loudspeaker;
    const auto before = std::exchange(m_ear, ear);
    if (before == device::Ear::Earphones && ear == device::Ear::Loudspeaker)
        m_speech->stop(); // the plug was pulled in the middle of a word
    settings.ear = ear;
    settings.rate = m_model.speed();
    settings.volume = device::VoiceSettings::volumeUsual * m_model.volume() / volumeUsual;
    m_speech->change(settings);
    if (before == device::Ear::Loudspeaker && ear == device::Ear::Earphones) {
        m_nobody = false; // who plugs in is somebody, and hears where they are
        m_soon.start(0);
    }
}

void KioskVoice::open(QQuickItem* page)
{
    m_opened = page;
    write({});
    if (!m_nobody)
        m_soon.start(0);
}

void KioskVoice::readOpened()
{
    const auto all = linesOn(m_opened);
    QList<PageLine> lines;
    for (const PageLine& line : all) {
        if (!line.control)
            lines.append(line);
    }
    if (lines.isEmpty()) // the part of a page that has keys alone
        lines = all;
    // In blind mode the control that waits for Enter is known at once.
    QQuickItem* const focus = m_opened && m_opened->window() ? m_opened->window()->activeFocusItem() : nullptr;
    const auto focused = m_model.blind() ? linesOn(focus) : QList<PageLine>();
    if (focused.size() == 1 && focused.first().control)
        lines += focused;
    hush();
    utter(lines, SaidBy::Page);
}

void KioskVoice::readAgain(QQuickItem* page)
{
    hush();
    QList<PageLine> lines;
    QStringList names;
    const auto all = linesOn(page);
    for (const PageLine& line : all) {
        if (!line.control)
            lines.append(line);
        else if (line.kind == TextKind::Ours)
            names.append(line.words);
    }
    if (!names.isEmpty())
        lines.append({names.join(QStringLiteral(", ")), TextKind::Ours, true});
    utter(lines, SaidBy::Press);
}

bool KioskVoice::readAt(QQuickItem* page, double x, double y)
{
    const auto lines = linesAt(page, QPointF(x, y));
    if (lines.isEmpty())
        return false;
    hush();
    utter(lines, SaidBy::Press);
    return true;
}

void KioskVoice::tell(const QString& words, bool secret)
{
    if (m_soon.isActive()) // the page is read first, and what has its focus with it
        return;
    if (!secret) {
        m_model.say(words);
        return;
    }
    hush();
    utter({{words.simplified(), TextKind::Typed, true}}, SaidBy::Page);
}

void KioskVoice::hush()
{
    m_soon.stop();
    m_after.stop();
    write({});
    if (m_speech)
        m_speech->stop();
}

void KioskVoice::follow(const QString& words)
{
    if (m_speech)
        m_speech->stop();
    write({});
    utter(ours(words), SaidBy::Page);
}

void KioskVoice::onSpoke(const QString& words)
{
    follow(words);
    m_last = ours(words);
    m_after.start(0); // a sheet that says it may be on its way
}

void KioskVoice::writeMissing()
{
    QStringList there;
    const auto all = linesOn(m_window);
    for (const PageLine& line : all)
        there.append(line.words);
    const QString page = there.join(u' ');
    QStringList missing;
    for (const PageLine& line : std::as_const(m_last)) {
        if (!page.contains(line.words))
            missing.append(line.words);
    }
    write(missing.join(u' '));
}

void KioskVoice::utter(const QList<PageLine>& lines, SaidBy by)
{
    if (!m_speech)
        return;
    for (const PageLine& line : lines) {
        const QString clip
            = m_recording && line.kind == TextKind::Ours ? m_recording(line.words, m_model.language()) : QString();
        // A refusal is silence: what it holds back stands on the page, and the visitor's own press reads it.
        (void)m_speech->say({line.words, m_model.language(), line.kind, by, clip});
    }
}

void KioskVoice::write(const QString& subtitle)
{
    if (m_subtitle == subtitle)
        return;
    m_subtitle = subtitle;
    Q_EMIT subtitleChanged();
}

} // namespace naru::ui::kiosk
