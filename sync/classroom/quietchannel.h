// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"

namespace naru::classroom {

/// A channel that nobody is on: what a class gives to whoever asks for another name than its own.
class QuietChannel final : public Channel {
public:
    static QString className() { return QStringLiteral("class"); }

    explicit QuietChannel(QString name)
        : m_name(std::move(name))
    {
    }
    QString name() const override { return m_name; }
    QList<Peer> peers() const override { return {}; }
    void tell(const QByteArray&) override { }
    void tell(const QByteArray&, const QByteArray&) override { }
    void listen(Heard) override { }
    void watch(std::function<void()>) override { }

private:
    QString m_name;
};

} // namespace naru::classroom
