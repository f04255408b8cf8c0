// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/speaker.h"

#include <QLocale>
#include <QTextToSpeech>

namespace naru::device {

namespace {

QLocale localeOf(const QString& language)
{
    return QLocale(language == u"ko" ? QStringLiteral("ko_KR") : language);
}

/// The locale of the engine that has the language; the system's where it has none.
QLocale voiceFor(const QTextToSpeech& engine, const QString& language)
{
    const QLocale wanted = localeOf(language);
    const auto locales = engine.availableLocales();
    for (const QLocale& locale : locales) {
        if (locale == wanted)
            return locale;
    }
    for (const QLocale& locale : locales) {
        if (locale.language() == wanted.language())
            return locale;
    }
    return wanted;
}

} // namespace

double engineRate(double times)
{
    // speech-dispatcher's espeak-ng: 80 words a minute at -1, 170 at 0, 449 at 1.
    constexpr double slowest = 80, usual = 170, fastest = 449;
    const double words = usual * (times - 1);
    return words < 0 ? words / (usual - slowest) : words / (fastest - usual);
}

void Speaker::open()
{
    // Only this engine speaks Korean, and Qt would take another one silently.
    const QString wanted = QStringLiteral("speechd");
    if (!QTextToSpeech::availableEngines().contains(wanted)) {
        Q_EMIT found({});
        return;
    }
    m_engine = new QTextToSpeech(wanted, this);
    QStringList languages;
    if (m_engine->state() != QTextToSpeech::Error) {
        for (const QLocale& locale : m_engine->availableLocales())
            languages.append(QLocale::languageToCode(locale.language()));
        languages.removeDuplicates();
    }
    connect(m_engine, &QTextToSpeech::stateChanged, this, [this](QTextToSpeech::State state) {
        if (state == QTextToSpeech::Speaking)
            m_began = true;
        else if (state == QTextToSpeech::Error)
            Q_EMIT failed(m_number);
        else if (state == QTextToSpeech::Ready && std::exchange(m_began, false))
            Q_EMIT ended(m_number);
    });
    Q_EMIT found(languages);
}

void Speaker::speak(const Breath& breath)
{
    m_number = breath.number;
    m_began = false;
    if (!m_engine || m_engine->state() == QTextToSpeech::Error) {
        Q_EMIT failed(breath.number);
        return;
    }
    m_engine->setLocale(voiceFor(*m_engine, breath.what.language));
    m_engine->setRate(engineRate(breath.rate));
    m_engine->setVolume(breath.volume);
    m_engine->say(breath.what.text);
}

void Speaker::hush()
{
    m_began = false;
    if (m_engine)
        m_engine->stop();
}

} // namespace naru::device
