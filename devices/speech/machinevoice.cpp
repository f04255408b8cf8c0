// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/recordingplayer.h"
#include "devices/speech/speaker.h"
#include "devices/speech/voice.h"

namespace naru::device {

std::unique_ptr<Speech> machineVoice()
{
    return std::make_unique<Voice>(
        std::make_unique<Speaker>(), std::make_unique<RecordingPlayer>(), Voice::Threads::OwnThread);
}

} // namespace naru::device
