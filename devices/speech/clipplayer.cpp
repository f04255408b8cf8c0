// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/clipplayer.h"

#include <QAudioOutput>
#include <QMediaPlayer>
#include <QUrl>

namespace naru::device {

void ClipPlayer::load()
{
    m_sound = new QAudioOutput(this);
    m_player = new QMediaPlayer(this);
    m_player->setAudioOutput(m_sound);
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia)
            Q_EMIT ended(m_number);
        else if (status == QMediaPlayer::InvalidMedia)
            Q_EMIT failed(m_number);
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this] { Q_EMIT failed(m_number); });
}

void ClipPlayer::speak(const Breath& breath)
{
    if (!m_player)
        load();
    m_number = breath.number;
    m_sound->setVolume(static_cast<float>(breath.volume));
    m_player->setSource(QUrl::fromLocalFile(breath.what.clip));
    m_player->setPlaybackRate(breath.rate);
    m_player->play();
}

void ClipPlayer::hush()
{
    if (m_player)
        m_player->stop();
}

} // namespace naru::device
