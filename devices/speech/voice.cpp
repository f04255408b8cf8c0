// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/voice.h"

#include <QFileInfo>

#include <utility>

namespace naru::device {

namespace {

/// How long the end of the program waits for a thread that may be starting a speech program.
constexpr unsigned long partingMs = 500;

/// In the mouth's own thread.
template <typename Act>
void ask(Mouth* mouth, Act act)
{
    QMetaObject::invokeMethod(
        mouth, [mouth, act = std::move(act)] { act(*mouth); }, Qt::QueuedConnection);
}

} // namespace

Voice::Voice(std::unique_ptr<Mouth> speaker, std::unique_ptr<Mouth> player, Threads threads, QObject* parent)
    : Speech(parent)
    , m_speaker(speaker.release())
    , m_player(player.release())
{
    if (threads == Threads::OwnThread) {
        m_thread = new QThread;
        m_thread->setObjectName(QStringLiteral("voice"));
        // When a speech program hangs, the thread outlives this voice and ends by itself, or with the program.
        connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    }
    adopt(m_speaker);
    adopt(m_player);
    connect(m_speaker, &Mouth::found, this, &Voice::onFound);
    if (m_thread)
        m_thread->start(QThread::LowPriority);
    ask(m_speaker, [](Mouth& mouth) { mouth.open(); });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Voice::giveUpWaiting);
    QTimer::singleShot(lookMaxMs, this, &Voice::giveUpLooking);
}

Voice::~Voice()
{
    for (Mouth* mouth : {m_speaker, m_player}) {
        mouth->disconnect(this);
        if (m_thread)
            ask(mouth, [](Mouth& one) { one.hush(); });
        m_thread ? mouth->deleteLater() : delete mouth;
    }
    if (m_thread) {
        m_thread->quit();
        if (m_thread->wait(partingMs))
            delete m_thread;
    }
}

void Voice::adopt(Mouth* mouth)
{
    connect(mouth, &Mouth::ended, this, &Voice::onEnded);
    connect(mouth, &Mouth::failed, this, [this, mouth](quint64 number) { onFailed(*mouth, number); });
    if (m_thread)
        mouth->moveToThread(m_thread);
}

void Voice::change(const VoiceSettings& settings)
{
    m_settings = settings;
    m_settings.rate = std::clamp(settings.rate, VoiceSettings::rateMin, VoiceSettings::rateMax);
    m_settings.volume = std::clamp(settings.volume, 0.0, 1.0);
}

std::optional<Fault> Voice::say(const Utterance& utterance)
{
    if (const auto refusal = refusalOf(utterance.kind, utterance.by, m_settings.ear))
        return Fault(*refusal);
    if (!isPlayable(utterance) && !m_looking) {
        if (m_languages.isEmpty())
            return Fault(SpeechFault::NoVoice);
        if (!speaks(utterance.language))
            return Fault(SpeechFault::NoVoiceForTongue);
    }
    if (m_queue.size() == queueMax)
        m_queue.removeFirst();
    m_queue.append(utterance);
    m_queue.last().text.truncate(textMax);
    next();
    return std::nullopt;
}

void Voice::stop()
{
    m_queue.clear();
    if (!std::exchange(m_now, std::nullopt))
        return;
    hush();
    Q_EMIT hears({});
    next();
}

void Voice::wipe()
{
    stop();
    m_settings = {};
}

void Voice::ring()
{
    ask(m_player, [](Mouth& mouth) { mouth.ring(VoiceSettings::volumeUsual); });
}

void Voice::still()
{
    ask(m_player, [](Mouth& mouth) { mouth.still(); });
}

void Voice::next()
{
    while (!m_now && !m_queue.isEmpty()) {
        const bool plays = isPlayable(m_queue.first());
        if (!plays && m_looking)
            break;
        const Utterance utterance = m_queue.takeFirst();
        if (!plays && !speaks(utterance.language))
            continue;
        m_now = Breath{++m_number, utterance, m_settings.rate, m_settings.volume};
        Q_EMIT hears(utterance.kind == TextKind::Ours ? utterance.text : QString());
        utter(plays ? m_player : m_speaker);
    }
    if (m_now)
        become(State::Speaking);
    else
        become(m_looking ? State::Looking : m_languages.isEmpty() ? State::Silent : State::Ready);
}

void Voice::utter(Mouth* mouth)
{
    m_patience.start(
        mouth == m_player ? clipMaxMs : endMaxMs + letterMaxMs * static_cast<int>(m_now->what.text.size()));
    ask(mouth, [breath = *m_now](Mouth& one) { one.speak(breath); });
}

void Voice::onFound(const QStringList& languages)
{
    m_looking = false;
    m_languages = languages;
    next();
}

void Voice::giveUpLooking()
{
    if (std::exchange(m_looking, false))
        next();
}

void Voice::giveUpWaiting()
{
    if (!m_now)
        return;
    hush();
    onEnded(m_now->number);
}

void Voice::hush()
{
    m_patience.stop();
    for (Mouth* mouth : {m_speaker, m_player})
        ask(mouth, [](Mouth& one) { one.hush(); });
}

void Voice::onEnded(quint64 number)
{
    // What was stopped may still say that it ended.
    if (!m_now || m_now->number != number)
        return;
    m_now.reset();
    m_patience.stop();
    Q_EMIT hears({});
    next();
}

void Voice::onFailed(const Mouth& mouth, quint64 number)
{
    if (!m_now || m_now->number != number)
        return;
    if (&mouth != m_player || !speaks(m_now->what.language))
        return onEnded(number);
    // A number of its own: a player may fail twice of the same recording.
    m_now->number = ++m_number;
    m_now->what.clip.clear();
    utter(m_speaker);
}

void Voice::become(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

bool Voice::isPlayable(const Utterance& utterance) const
{
    const QFileInfo file(utterance.clip);
    return !utterance.clip.isEmpty() && file.isFile() && file.size() > 0 && file.size() <= clipBytesMax;
}

} // namespace naru::device
