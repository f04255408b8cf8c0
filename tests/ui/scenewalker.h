// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

namespace naru::test {

/// What a page must hold, in millimetres of the glass. The defaults are those of clerk pages at 60 cm.
struct Thresholds {
    double pitchMm = 0.2745;
    double controlMm = 9;
    double gapMm = 2.5;
    double inkMm = 4.8;
    double textContrast = 4.5; ///< 7 for the high-contrast set; 0: no pixels are looked at
    double titleInkMm = 0;     ///< of titles and of the words of public buttons
    int inkRow = 3;            ///< of docs/accessibility.md: 4 where the words are enlarged
    double reachTop = 0;       ///< pixels of the window above which nothing to press may begin: low position
};

/// Of a glass in low position: picture l. A panel under 400 mm hangs within reach as it is.
constexpr double reachTopOf(double heightPixels, double pitchMm)
{
    return heightPixels * pitchMm < 400 ? 0 : heightPixels * 0.455;
}

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor& one, const QColor& other);

/// What drawing would lay out, without drawing.
void layOut(QQuickWindow& window);

/// Walks what is visible in a window (only the sheet while one is open) and says in sentences what is wrong: controls
/// too small, too close or on top of each other, without a name or a press action; words too small, too pale, cut,
/// elided (except inside a NaruValue), outside their control or the window, or lying on other words or controls;
/// words that are not plain text or not in our font. Every sentence begins with its row of docs/accessibility.md. Empty
/// = the page is right.
class SceneWalker {
public:
    SceneWalker(QQuickWindow& window, Thresholds thresholds);
    QStringList complaints();

    /// Presses Tab through the window once round: the names of the controls that it never reached.
    QStringList unreached();

private:
    struct Control {
        QQuickItem* item;
        QRectF place;
        QString name;
    };
    struct Words {
        QQuickItem* item;
        QRectF place;
        QString text;
    };

    void walk(QQuickItem* item, QRectF seen);
    void lookAtControls();
    QRectF shown(QQuickItem* item, QRectF place) const;
    void lookAtGaps();
    void lookAtWords(const Words& words);
    void lookAtFit(const Words& words);
    void lookAtOverlaps();
    double sizeMm(double pixels) const { return pixels * m_thresholds.pitchMm; }
    QQuickItem* scope() const;

    QQuickWindow& m_window;
    Thresholds m_thresholds;
    QImage m_picture;
    QList<Control> m_controls;
    QList<Words> m_words;
    QStringList m_complaints;
};

} // namespace naru::test
