// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/picture.h"

#include <QObject>

#include <chrono>

namespace naru::imaged {

/// `naru-imaged` in the folder of the running program.
QString programBesideThisOne();

/// Decodes each picture in a process of its own, `naru-imaged`, and ends that process when its time is up, when it
/// answers too much, or with this object. Needs an event loop; nothing here waits.
class Client : public QObject, public device::PictureDecoder {
    Q_OBJECT

public:
    static constexpr int runsMax = 4; ///< at once; one more is PictureDecoderFailed

    explicit Client(QString program = programBesideThisOne(), QObject* parent = nullptr);
    Client(QString program, std::chrono::milliseconds wall, QObject* parent = nullptr);
    ~Client() override;

    void decode(device::PictureFormat format, const QByteArray& bytes, const QObject* context, Done done) override;
    void cancel() override;

private:
    QString m_program;
    std::chrono::milliseconds m_wall;
};

} // namespace naru::imaged
