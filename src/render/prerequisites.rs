//! What comes before a lesson and what builds on it, as a small graph: rows of links beside a drawing of how they hang
//! together.

use super::Site;
use super::context::{Prerequisite, Prerequisites};
use super::courses::related;
use crate::library::{EdgeKind, Library};

/// The most rows that are drawn: more is no small graph.
const MOST: usize = 12;
/// How high a row is, and how wide a lane, in pixels.
const ROW: usize = 40;
const LANE: usize = 18;

/// The graph around a document; `None` where nothing comes before it.
pub(super) fn graph(site: &Site, n: usize) -> Option<Prerequisites> {
    let nearest = nearest(site, n);
    let mut rows: Vec<usize> = Vec::new();
    in_order(site, n, &nearest, &mut rows);
    if rows.len() == 1 {
        return None;
    }
    let behind = dependents(&site.library, n).into_iter().filter(|other| !rows.contains(other)).collect::<Vec<_>>();
    rows.extend(behind);
    rows.truncate(MOST);
    let edges = edges(site, &rows);
    let lanes = lanes(rows.len(), &edges);
    let item = |(row, entry): (usize, &usize)| {
        let needs = edges.iter().filter(|(_, to)| *to == row);
        Prerequisite {
            title: site.library.entries[*entry].meta.title.clone(),
            url: site.library.entries[*entry].url.clone(),
            current: *entry == n,
            needs: needs.map(|(from, _)| site.library.entries[rows[*from]].meta.title.clone()).collect(),
        }
    };
    let width = LANE * (lanes.iter().max().copied().unwrap_or_default() + 1);
    Some(Prerequisites {
        width,
        height: ROW * rows.len(),
        dots: lanes.iter().enumerate().map(|(row, lane)| [x(*lane), y(row)]).collect(),
        lines: edges.iter().map(|(from, to)| line((lanes[*from], *from), (lanes[*to], *to))).collect(),
        current: rows.iter().position(|entry| *entry == n).unwrap_or_default(),
        rows: rows.iter().enumerate().map(item).collect(),
    })
}

/// A document and what comes before it, the nearest first, as many as can be drawn.
fn nearest(site: &Site, n: usize) -> Vec<usize> {
    let mut found = vec![n];
    let mut next = 0;
    while next < found.len() && found.len() < MOST {
        for needed in related(site, found[next], "prerequisite") {
            if !found.contains(&needed) && found.len() < MOST {
                found.push(needed);
            }
        }
        next += 1;
    }
    found
}

/// Puts a document behind everything that it needs, as far as that is drawn. In a ring it stands where it is met first.
fn in_order(site: &Site, n: usize, drawn: &[usize], rows: &mut Vec<usize>) {
    fn visit(site: &Site, n: usize, left: &mut Vec<usize>, rows: &mut Vec<usize>) {
        left.retain(|one| *one != n);
        for needed in related(site, n, "prerequisite") {
            if left.contains(&needed) {
                visit(site, needed, left, rows);
            }
        }
        rows.push(n);
    }
    visit(site, n, &mut drawn.to_vec(), rows);
}

/// The documents that name one as their prerequisite.
fn dependents(library: &Library, n: usize) -> Vec<usize> {
    let incoming = library.incoming[n].iter().map(|edge| &library.edges[*edge]);
    let needs = incoming.filter(|edge| edge.kind == EdgeKind::Relation("prerequisite".to_owned()));
    let mut from: Vec<usize> = needs.map(|edge| edge.from).collect();
    from.dedup();
    from
}

/// Which rows need which: from what is needed to what needs it.
fn edges(site: &Site, rows: &[usize]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for (to, entry) in rows.iter().enumerate() {
        for needed in related(site, *entry, "prerequisite") {
            edges.extend(rows[..to].iter().position(|one| *one == needed).map(|from| (from, to)));
        }
    }
    edges
}

/// The lane of each row: one further out than all lines that pass it by, so that no line runs through a dot.
fn lanes(rows: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut lanes: Vec<usize> = Vec::with_capacity(rows);
    for row in 0..rows {
        let passing = |lane: &usize| edges.iter().any(|(from, to)| *from < row && row < *to && lanes[*from] == *lane);
        lanes.push((0..).find(|lane| !passing(lane)).unwrap_or_default());
    }
    lanes
}

fn x(lane: usize) -> usize {
    lane * LANE + LANE / 2
}

fn y(row: usize) -> usize {
    row * ROW + ROW / 2
}

/// A line that keeps its lane and turns into the other one before it arrives.
fn line((lane, from): (usize, usize), (to_lane, to): (usize, usize)) -> String {
    let (x1, y1, x2, y2) = (x(lane), y(from), x(to_lane), y(to));
    let turn = y2 - ROW;
    format!("M{x1} {y1}V{turn}C{x1} {} {x2} {} {x2} {y2}", turn + ROW / 2, turn + ROW / 2)
}
