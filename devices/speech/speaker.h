// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/mouth.h"

class QTextToSpeech;

namespace naru::device {

/// Qt TextToSpeech. Where no engine is installed, or its service does not start, it finds no language.
class Speaker final : public Mouth {
    Q_OBJECT

public:
    using Mouth::Mouth;
    ~Speaker() override { hush(); }

    void open() override;
    void speak(const Breath& breath) override;
    void hush() override;

private:
    QTextToSpeech* m_engine = nullptr;
    quint64 m_number = 0;
    bool m_began = false;
};

/// What the engine calls times the usual speed: -1 to 1.
double engineRate(double times);

} // namespace naru::device
