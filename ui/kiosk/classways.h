// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/result.h"

#include <QStringList>

#include <optional>

namespace naru::ui::kiosk {

/// The ways into a class, as the network of the house has them: what a kiosk knows of classes before it is in one.
/// Everything happens in the owner's thread.
class ClassWays {
public:
    virtual ~ClassWays() = default;
    /// Classes that are held around and need no code, by the names that their desks go by.
    virtual QStringList around() const = 0;
    /// The channel "class" of one of them; destroying it leaves the class. Whether anybody answers shows there.
    virtual Result<std::unique_ptr<Channel>> enter(const QString& name) = 0;
    /// By what a trainer's screen shows: read by a camera, or its digits as somebody typed them.
    virtual Result<std::unique_ptr<Channel>> enterByCode(const QByteArray& code) = 0;
    virtual void watch(std::function<void()> changed) = 0; ///< around() is another; replaces the one before
    /// The code of the class in which this kiosk was when its program ended unasked; empty: none.
    virtual QByteArray kept() const { return {}; }
    /// Why the last way that was taken leads nowhere, as far as it has been tried; nothing: none has failed.
    virtual std::optional<Fault> fault() const { return {}; }
};

/// Whatever has just these ways, as ClassWays; it must outlive this.
template <typename Hall>
class WaysOf final : public ClassWays {
public:
    explicit WaysOf(Hall& hall)
        : m_hall(hall)
    {
    }
    QStringList around() const override { return m_hall.around(); }
    Result<std::unique_ptr<Channel>> enter(const QString& name) override { return m_hall.enter(name); }
    Result<std::unique_ptr<Channel>> enterByCode(const QByteArray& code) override { return m_hall.enterByCode(code); }
    void watch(std::function<void()> changed) override { m_hall.watch(std::move(changed)); }
    QByteArray kept() const override { return m_hall.kept(); }
    std::optional<Fault> fault() const override { return m_hall.fault(); }

private:
    Hall& m_hall;
};

/// What a trainer's screen shows begins with this; any other code is something else.
inline constexpr QByteArrayView classCodePrefix{"NARU-CLASS:"};
inline bool looksLikeClass(const QByteArray& code)
{
    return code.startsWith(classCodePrefix);
}

} // namespace naru::ui::kiosk
